const PREFIXES =
  /^(?:smtpd?|lmtp|postscreen|tlsproxy|virtual|relay|local|alias|mynetworks|mydestination|myhostname|mydomain|myorigin|inet|proxy|compatibility|queue|mail|mailbox|home|message|canonical|recipient|sender|transport|header|body|mime|nested|default|milter|non_smtpd|tls|unverified|unknown|address_verify|disable|append|masquerade|bounce|maximal|minimal|anvil|content|receive|strict|soft|permit|parent|authorized|command|daemon|data|config|setgid|biff|readme|html|manpage|sample|newaliases|mailq|sendmail|meta|shlib|debug|luser|fallback|forward|allow|swap|broken|notify|empty|double|delay|enable|hash|hopcount|line|duplicate|import|export|qmgr|resolve|rewrite|remote|show|syslog|maillog|stale|trigger|undisclosed|verp|lock|fault|execution|deliver|defer|delay|cyrus|postmulti|multi|policyd|mua|dovecot|spamassassin|sympa|mailman|vacation|maildrop|dspam)(?:_[A-Za-z0-9_-]+|-[A-Za-z0-9_-]+)?$/;

/** Names that data base access files (mysql_*.cf, ldap_*.cf) share with nothing in main.cf. */
const TABLE_FILE_NAMES = new Set([
  "user",
  "password",
  "hosts",
  "dbname",
  "query",
  "table",
  "select_field",
  "where_field",
  "additional_conditions",
  "server_host",
  "server_port",
  "search_base",
  "query_filter",
  "result_attribute",
  "result_format",
  "bind",
  "bind_dn",
  "bind_pw",
  "domain",
  "version",
  "scope",
  "option_group",
  "option_file",
  "expansion_limit",
  "dbpath",
]);

/** True for names that main.cf knows or that administrators put there (restriction classes, `mua_*`). */
export function looksLikeParameter(name: string): boolean {
  return !TABLE_FILE_NAMES.has(name) && PREFIXES.test(name);
}
