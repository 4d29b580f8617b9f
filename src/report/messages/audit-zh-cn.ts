import type { AuditLabels } from "../labels/audit-labels.ts";

export const auditZhCn: AuditLabels = {
  headline: {
    open: ({ mta, open, findings }, f) =>
      `${mta}：有 ${f.number(open)} 处可被利用，共 ${f.number(findings)} 项发现。`,
    closed: ({ mta, findings }, f) =>
      `${mta}：未发现可被利用之处，共 ${f.number(findings)} 项发现。`,
  },
  headings: {
    open: "可被利用",
    findings: "需要修改的设置，最严重的在前",
    depends: "取决于这些文件里看不到的东西",
    unknown: "凭这些文件无法判断",
    notes: "说明",
  },
  questions: {
    relayUnauthenticated: {
      open: "外人可以通过本服务器向任何人发信：开放中继",
      name: "开放中继",
    },
    relayNeighbour: {
      open: "服务商同一网段的主机不登录就能向任何人发信",
      name: "为邻近主机中继",
    },
    relayPrivate: {
      open: "私有地址（容器、办公室、VPN）不登录就能向任何人发信",
      name: "为私有地址中继",
    },
    forgeAuthenticated: {
      open: "已登录的用户可以使用别人的发件人地址",
      name: "用户伪造发件人",
    },
    forgeNullSender: {
      open: "已登录的用户可以用空发件人 <> 发信",
      name: "用户使用空发件人",
    },
    forgeTrusted: {
      open: "受信任的客户端或本机程序可以使用任意本地发件人",
      name: "受信任客户端伪造发件人",
    },
    forgeUnauthenticatedLocal: {
      open: "外人可以冒用您自己的地址给您的用户写信",
      name: "外人伪造本地发件人",
    },
    acceptsUnknownRecipients: {
      open: "发往不存在地址的邮件也被接收",
      name: "接收未知收件人",
    },
    backscatter: {
      open: "退信会发给被伪造的发件人",
      name: "反向散射（backscatter）",
    },
    authPlaintext: {
      open: "密码可能不加密传输",
      name: "明文传输密码",
    },
    authOnPort25: {
      open: "在供其他服务器使用的端口上可以登录",
      name: "25 端口登录",
    },
    authBypass: {
      open: "空登录名或未知登录名也被接受",
      name: "无密码登录",
    },
    startTls: {
      open: "没有提供 STARTTLS",
      name: "没有 STARTTLS",
    },
    vrfy: {
      open: "VRFY 会告诉外人哪些地址存在",
      name: "VRFY 命令",
    },
    smuggling: {
      open: "可以借单独的换行符夹带第二封邮件",
      name: "SMTP 走私（smuggling）",
    },
  },
  fine: ({ names }) => `没有问题：${names}。`,
  byDefault: "未设置：程序的默认值",
  change: ({ file }) => `在 ${file} 中修改：`,
  check: "然后检查：",
  expect: ({ expect }) => `应显示：${expect}`,
  notes: {
    "include-missing": (value) => `${value}：所引用的文件不在材料中`,
    "indentation-lost": (value) => `${value} 在粘贴时丢失了缩进，已按续行读取`,
    cut: (value) => `${value}：只读了前 8 MiB`,
    "left-out": (value) => `${value} 未计入：它属于另一台服务器，或只是生效设置的模板`,
    "too-many-files": (value) => `只读了前 ${value} 个文件，请指定更少的目录`,
    "other-server": (value) => `这里还有另一种邮件服务器的设置（${value}），没有审查，请单独指定`,
  },
};
