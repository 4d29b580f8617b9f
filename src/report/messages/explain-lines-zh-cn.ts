import type { ExplainWords } from "../labels/explain-labels.ts";

export const explainLinesZhCn: ExplainWords["happenings"] = {
  "accepted-login": {
    says: "客户端登录成功，开始提交一封邮件。",
    guilt: "被使用的是这里写明的登录账号，与邮件里的发件人是谁无关。",
    notProof:
      "信是账号主人写的：知道密码的人都能登录。请核对客户端地址是否符合主人平时所在的地方。",
  },
  "accepted-empty-login": {
    says: "客户端没有用户名，却被当作已登录，开始提交一封邮件。",
    guilt: "真正的用户不会用空用户名登录：服务器接受了形同虚设的登录，陌生人可以借此发信。",
    notProof: "是哪一项配置的错；要看认证器的配置。",
  },
  "accepted-unnamed-login": {
    says: "客户端登录成功，开始提交一封邮件；这一行没有写明登录名。",
    guilt: "有人在使用某个账号。",
    notProof: "是谁的账号：名字被遮盖、被截掉，或者服务器没有记录。",
  },
  "accepted-network": {
    says: "外部客户端未经登录，开始提交一封邮件。",
    guilt:
      "发给本地用户的邮件都是这样进来的。如果收件人在别的服务商那里，就成了开放中继。请对照同一队列 ID 的投递行。",
    notProof: "任何事，除非知道收件人是谁。",
  },
  "accepted-inside": {
    says: "本机或内网主机未经登录，提交了一封邮件。",
    guilt:
      "内容过滤器、网站服务器和容器都这样发信。如果垃圾邮件走这条路，源头就是内部的程序，或者是掩盖了真实客户端的代理。",
    notProof: "是内部的某个人发的。",
  },
  "accepted-local": {
    says: "本服务器上的程序通过 sendmail 提交了一封邮件，没有经过网络。",
    guilt: "程序是以这里写明的本机用户运行的。如果是网站服务器的用户，请查找脚本。",
    notProof: "是哪个文件干的，除非这一行写明；一台服务器上的网站常常共用一个用户。",
  },
  "accepted-bounce": {
    says: "服务器为一封无法投递的邮件生成了退信。",
    guilt: "如果原邮件来自外部，退信就会寄给被冒用的“发件人”：这就是反向散射。",
    notProof: "本机发过垃圾邮件；退给本地用户的退信是正常的。",
  },
  "message-id": {
    says: "记下了邮件的 Message-ID。",
    guilt: "凭它可以在退信和其他服务器的日志里找到同一封邮件。垃圾邮件常常没有，或者样子古怪。",
    notProof: "是谁写的：Message-ID 由发信程序自己决定。",
  },
  queued: {
    says: "邮件进入活动队列，准备投递。",
    guilt: "一封信有很多收件人，或者发件人不断变换，像是垃圾邮件。每次重试都会再记一行。",
    notProof: "是谁发的：这里的发件人地址由提交的人任意填写。",
  },
  "queued-bounce": {
    says: "一封没有发件人的邮件进入队列：退信或其他通知。",
    guilt: "如果是本机生成的，可能寄给从未写过信的人；如果是收到的，它回应的是冒用您地址的邮件。",
    notProof: "它所回应的邮件是您的服务器发的。",
  },
  "delivery-sent": {
    says: "下一台服务器为这个收件人收下了邮件。",
    guilt: "邮件已离开本服务器：对方记下的来源是我们的地址。",
    notProof: "有人读过，或者进了邮箱：对方还可能把它过滤掉。",
  },
  "delivery-inside": {
    says: "邮件交给了自家的另一个程序，并在那里以新的 ID 进入队列。",
    guilt: null,
    notProof: "已投递给任何人：通常是内容过滤器。请用新的队列 ID 继续查。",
  },
  "delivery-deferred": {
    says: "邮件暂时无法投递；服务器留着它，稍后重试。",
    guilt: "应答里写着原因。因信誉被拒，是先前发过垃圾邮件的后果。",
    notProof: "是谁提交的。请找这个队列 ID 的第一行。",
  },
  "delivery-bounced": {
    says: "邮件永远无法投递给这个收件人，服务器已放弃。",
    guilt:
      "大量收件人不存在，说明名单是买来或猜出来的。如果邮件来自外部，接着就会有退信寄给被冒用的发件人。",
    notProof: "是谁提交的。请找这个队列 ID 的第一行。",
  },
  "delivery-other": {
    says: "服务器记下了某个收件人的结果，既不算成功也不算失败。",
    guilt: null,
    notProof: "邮件到了谁手里。",
  },
  "delivery-error": {
    says: "关于目标服务器的一条备注。",
    guilt: "还没提到邮件就被拒绝，针对的是我们的地址。",
    notProof: "邮件的结果：那要看它自己的那一行。",
  },
  "notification-bounce": {
    says: "服务器通知发件人：邮件无法投递。",
    guilt: "如果邮件来自外部，发件人多半是伪造的，这封退信会落到无辜者手里：反向散射。",
    notProof: "邮件里写的发件人真的发过它。",
  },
  "notification-other": {
    says: "服务器写了一封延迟通知或投递回执。",
    guilt: null,
    notProof: "与垃圾邮件有关。",
  },
  expired: {
    says: "服务器试了几天后放弃；发件人会收到退信。",
    guilt: "常见于发往失效服务器的垃圾邮件，或者收件方长期拒收我们。",
    notProof: "是谁提交的。",
  },
  removed: {
    says: "邮件已离开队列：所有收件人都处理完了。",
    guilt: null,
    notProof: "已经送达：被退回和被删除的邮件也以这个词结束。",
  },
  held: {
    says: "邮件被扣留（hold），放行之前一直留在队列中。",
    guilt: null,
    notProof: "它是垃圾邮件；可能是规则或管理员所为。",
  },
  released: { says: "邮件已放行，将会投递。", guilt: null, notProof: null },
  requeued: {
    says: "邮件重新走了一遍队列，如同新邮件。",
    guilt: null,
    notProof: "有第二封邮件：还是同一封。",
  },
  deleted: {
    says: "管理员、程序或超时把邮件从队列中删除了。",
    guilt: null,
    notProof: "没有人收到它：此前已投递的收件人已经收到。",
  },
  discarded: {
    says: "过滤器丢弃了邮件，却告诉客户端一切顺利。",
    guilt: null,
    notProof: "已经投递。",
  },
  frozen: {
    says: "Exim 不会再自动重试这封邮件。",
    guilt: "冻结的大多是寄给伪造发件人、没人收的退信：反向散射的迹象。",
    notProof: "背后的邮件是谁发的。",
  },
  thawed: { says: "Exim 重新尝试一封冻结的邮件。", guilt: null, notProof: null },
  "header-action": {
    says: "一条关于邮件头或内容的规则命中，并做了处理。",
    guilt: "这一行重复了邮件的客户端、发件人和收件人。",
    notProof: "规则判断得对；邮件头是发件人写的。",
  },
  "milter-action": {
    says: "邮件过滤器（milter）修改了邮件。",
    guilt: null,
    notProof: "它是垃圾邮件：那只是过滤器的看法。",
  },
  "filter-verdict": {
    says: "扫描器或策略服务给出了判断。",
    guilt: "外发邮件得分很高时，值得查一查它的登录账号。",
    notProof: "有罪：扫描器会误判，也会漏判。",
  },
  signature: {
    says: "DKIM：检查了签名、加了签名，或者没有签名。",
    guilt: null,
    notProof: "是谁发的：垃圾邮件可以有签名，正常邮件也可以没有。追查时可以略过这些行。",
  },
  connect: {
    says: "客户端建立了连接。",
    guilt: null,
    notProof: "它发过东西：任何邮件服务器和扫描器都会连接。",
  },
  disconnect: {
    says: "与客户端的会话结束。",
    guilt: "地址后面的计数说明做过什么：auth=0/5 就是五次登录失败。",
    notProof: "收下过邮件，除非中间出现过队列 ID。",
  },
  "disconnect-attack": {
    says: "客户端登录失败后离开，没有发过邮件。",
    guilt: "有人从这个地址猜密码。",
    notProof: "已经猜中。请看同一地址有没有成功的登录。",
  },
  "connection-lost": {
    says: "客户端在会话中途断开。",
    guilt: "常见于扫描器和僵尸程序；线路不好也会这样。",
    notProof: "是攻击：谁都会遇到断线。",
  },
  tls: {
    says: "与对方建立了加密连接（TLS），或者没有成功。",
    guilt: null,
    notProof: "客户端是谁：加密不等于登录，`Anonymous` 只表示没有出示证书。",
  },
  "reject-relay": {
    says: "服务器拒绝替陌生人把邮件转给别的服务商。",
    guilt: "这对您有利：在这个入口，服务器不是开放中继。对方想把它当作开放中继用。",
    notProof: "没有别的口子：其他端口、其他客户端可能另有规则。",
  },
  "reject-user": {
    says: "服务器拒绝了不存在的收件人。",
    guilt: "这对您有利：在门口拒绝，就不会产生退信。接连很多次，就是有人在试探地址。",
    notProof: "单独一次就是攻击：人也会打错。",
  },
  "reject-blocked": {
    says: "服务器因信誉不佳拒绝了客户端。",
    guilt: "这是本机拒绝别人；什么也没有收下。",
    notProof: "对方在攻击您：名单里也有无辜的地址。",
  },
  "reject-other": {
    says: "服务器拒绝了客户端、发件人、收件人或邮件。",
    guilt: "什么也没有收下：被拒绝的东西不可能是您发出的垃圾邮件。",
    notProof: "对方有恶意：代码后面的理由才说明为什么拒绝。",
  },
  "reject-warning": {
    says: "本来会拒绝，但只是警告：邮件照样放行。",
    guilt: "放在 warn_if_reject 后面的规则谁也保护不了。",
    notProof: "已经拒绝。",
  },
  "auth-failure": {
    says: "一次登录失败。",
    guilt: "有人试过，地址就是来源。同一地址或针对同一账号的大量失败就是猜密码。",
    notProof: "密码已被猜中。那需要成功的登录：同一地址或账号提交的邮件，或登录成功的行。",
  },
  "auth-aborted": {
    says: "登录开始后又放弃，或者在不允许的地方尝试。",
    guilt: "多半是僵尸程序；有时是设置错误的邮件软件。",
    notProof: "对方知道密码。",
  },
  login: {
    says: "成功登录了邮箱。",
    guilt: "如果来自陌生地址，说明密码已被别人知道。",
    notProof: "发过信：登录邮箱是为了收信。主人在外地时看起来也一样。",
  },
  logout: { says: "邮箱会话结束。", guilt: null, notProof: "与垃圾邮件有关。" },
  screening: {
    says: "postscreen 在放行之前先测试客户端。",
    guilt: null,
    notProof: "收下过邮件：测试在所有邮件之前。",
  },
  "protocol-violation": {
    says: "客户端违反了协议。",
    guilt: "垃圾邮件程序常这样做；它被拦下或受到监视。",
    notProof: "收下过邮件。",
  },
  "name-service": {
    says: "客户端的名字和地址在 DNS 里对不上。",
    guilt: "家用线路和中毒的机器常常如此。",
    notProof: "是垃圾邮件：很多正常主机的 DNS 也没配好。",
  },
  "rate-limit": {
    says: "客户端超过了限制。",
    guilt: "从这时起被限制住了。",
    notProof: "在此之前发了多少。",
  },
  statistics: {
    says: "连接计数器的数字：上一行统计以来的最高值。",
    guilt: "频率高的是繁忙的客户端，好的坏的都有。",
    notProof: "收下过邮件。",
  },
  "connection-error": {
    says: "连不上另一台服务器。",
    guilt: null,
    notProof: "是我们的问题：对方可能停机。服务器会接着试下一个地址。",
  },
  stored: {
    says: "邮件放进了本服务器的邮箱。",
    guilt: "它留在本机：不是您发出去的垃圾邮件。",
    notProof: "收件人想要它。",
  },
  forwarded: {
    says: "邮件被规则或过滤器转发。",
    guilt: "如果转给别的服务商，寄给该用户的垃圾邮件就会以您的名义发出去：转发垃圾邮件。",
    notProof: "是该用户发的。",
  },
  "command-line": {
    says: "有程序调用了邮件服务器的 sendmail 命令。",
    guilt: "目录指向脚本所在：先在那里查新增和改动过的文件。",
    notProof: "是垃圾邮件；任何联系表单都这样做。",
  },
  "queue-run": {
    says: "队列处理开始或结束，或者邮件在等下一次处理。",
    guilt: null,
    notProof: "与垃圾邮件有关。",
  },
  "many-in-connection": {
    says: "客户端在一次连接里提交的邮件太多，Exim 不立即投递，留到下次队列处理。",
    guilt: "人不会这样发信，程序才会：群发垃圾邮件，或者订阅邮件。",
    notProof: "仅凭这一点就是垃圾邮件。",
  },
  server: {
    says: "服务器启动、停止，或顺便说了点什么。",
    guilt: null,
    notProof: "与垃圾邮件有关。",
  },
  resource: {
    says: "服务器的磁盘、内存或进程不够用了。",
    guilt: "可能是队列被垃圾邮件塞满。",
    notProof: "是攻击。",
  },
  trouble: {
    says: "服务器的警告或错误。",
    guilt: null,
    notProof: "是垃圾邮件：在有别的证据之前，只是服务器自己的毛病。",
  },
  unparsed: {
    says: "未知：mailwarden 的任何解析器都看不懂这一行。",
    guilt: null,
    notProof: "任何事。不从它得出任何结论。",
  },
};
