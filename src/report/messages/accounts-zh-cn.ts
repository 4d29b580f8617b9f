import type { AccountLabels } from "../labels/account-labels.ts";

export const accountsZhCn: AccountLabels = {
  standing: {
    exists: ({ login, stores }, f) => `${login} 存在，见于 ${f.number(stores)} 处账号存储。`,
    missing: ({ login }) => `${login} 不存在：证据中有该域的全部账号，其中没有它。`,
    unknown: ({ login }) => `证据中没有 ${login}，但证据未包含全部账号，无法断定。`,
  },
  audited: {
    accounts: ({ accounts, findings }, f) =>
      `已读取 ${f.number(accounts)} 个账号，发现 ${f.number(findings)} 个弱点。`,
    none: "证据中没有账号。请提供邮箱表的转储、passwd-file、LDIF 或 SQLite 文件。",
  },
  headings: { findings: "弱点", evidence: "已读取" },
  facts: {
    source: "存放位置",
    active: "已启用",
    services: "服务",
    created: "创建时间",
    changed: "修改时间",
    expires: "到期时间",
    lastLogin: "上次登录",
    password: "密码",
    aliases: "同时接收",
    administrator: "管理员",
  },
  values: {
    yes: "是",
    no: "否",
    unknown: "未记录",
    place: ({ place, table }) => `${place}，表 ${table}`,
    clearCopy: ({ scheme }) => `${scheme}，而旁边的列存有密码原文`,
    evidence: ({ name, accounts }, f) => `${name}：${f.number(accounts)} 个账号`,
    cut: "结尾缺失",
  },
  schemes: {
    "clear-text": "未加密（明文）",
    empty: "空",
    locked: "已锁定，任何密码都不匹配",
    masked: "在证据中被遮盖",
    unknown: "未知形式",
  },
  findings: {
    commonPassword: "密码属于最常见的密码，几分钟就能猜出",
    ownNamePassword: "密码由账号自己的名称组成",
    emptyPassword: "没有保存密码：只做比较的服务器会放任何人登录",
    weakAdministrator: ({ reasons }) => `管理员账号薄弱：${reasons}`,
    clearText: ({ count }, f) => `${f.number(count)} 个密码以明文保存：能读此表的人都能登录`,
    weakScheme: ({ count, scheme }, f) =>
      `${f.number(count)} 个密码以 ${scheme} 保存：副本一旦泄露很快就会被破解`,
    withoutDate: "没有创建日期，与同表其他账号不同：是否绕过管理界面建立？",
    dateAhead: ({ at }, f) => `创建时间在将来（${f.moment(at)}），请查明是谁建立的`,
    neverUsed: "已启用，但从未有人登录",
  },
  reasons: {
    password: "密码可猜出",
    empty: "没有密码",
    "clear-text": "密码未加密",
    scheme: "哈希算法弱",
  },
  guesses: {
    done: ({ checked, unchecked }, f) =>
      `已对 ${f.number(checked)} 个账号尝试常见密码；${f.number(unchecked)} 个无法在此检查（bcrypt、Argon2、被遮盖、已锁定或没有密码）。`,
    ranOut: "时间在最后一次尝试前用完；最可能的密码都已试过。",
    notAsked: "没有尝试猜测密码：用 --check-weak 进行。",
  },
};
