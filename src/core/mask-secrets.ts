const MASK = "****";
/** Most lines need one round, and another that changes nothing. */
const ROUNDS_MAX = 8;

/** Mechanisms whose initial response carries the password or a token (IANA SASL mechanism registry). */
const AUTH_COMMAND =
  /((?:(?<![A-Za-z])|(?<=\\[rnt]))AUTH(?:ENTICATE)?[ \t]+(?:PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|NTLM|XOAUTH2|OAUTHBEARER|SCRAM-SHA-(?:1|256)(?:-PLUS)?)[ \t]+)([A-Za-z0-9+/=_-]{4,})/gi;

/** Dovecot's auth debug: the given password in front of the stored one, and the dialogue with its clients. */
const COMPARED =
  /((?:[A-Z0-9]{1,12}-)?CRYPT|PLAIN|SSHA\d{0,3}|MD5)\([^\n]{0,400}?\)( != ')[^'\n]{0,400}/g;
const AUTH_DIALOGUE =
  /(\bCONT(?:#011|\t)\d{1,10}(?:#011|\t)|\binit_response[ \t]+|\bresp=)[A-Za-z0-9+/=]{4,}/g;

/** `password=x`, `db_passwd: 'x'`, `"password": "x"`, `PGPASSWORD=x`; not `password_query = ...`. */
const PASSWORD_PAIR =
  /(?<![A-Za-z])((?:PG|user)?(?:password|passwd|passphrase|bindpw|dnpass)["'`]?\]?[ \t]{0,20}[=:][>=]?[ \t]{0,20}|(?:pass|pwd|resp)=)("[^"\n]*"|'[^'\n]*'|[^\s,;&)"']+)/gi;

/** SQL: `PASSWORD('x')`, `MD5("x")`, `IDENTIFIED BY 'x'`. */
const SQL_LITERAL =
  /\b((?:(?:OLD_)?PASSWORD|ENCRYPT|MD5|SHA[12]?|CRYPT)\([ \t]{0,8}|IDENTIFIED[ \t]{1,8}(?:BY|AS)[ \t]{1,8}(?:PASSWORD[ \t]{1,8})?)('[^'\n]*'|"[^"\n]*")/gi;

/** `mysql://user:password@host/` and Postfix' `static:user:password`. */
const URL_PASSWORD = /(:\/\/[^\s:/@"']{1,80}:)[^\s@/"']{1,200}(?=@)/g;
const STATIC_MAP = /(\bstatic:[^\s:]{1,320}:)[^\s,}]+/g;

/** `ldapsearch -w x`, `doveadm pw -p x`, `swaks -ap x`, `swaks --auth-password x`. */
const OPTION =
  /([ \t](?:-w|-p|-ap|--(?:auth-)?password)[ \t]{1,8})(?!-)("[^"\n]*"|'[^'\n]*'|[^\s|;&<>]+)/g;

/** crypt(3) strings: the scheme stays, salt and hash go. */
const CRYPT_HASH =
  /(\$(?:argon2(?:id|i|d)\$[^\s:'"|)<>]|(?:1|2[abxy]?|5|6|7|y|gy|md5|sha1|apr1|pbkdf2)\$[^\s:'",;|)<>]))[^\s:'"|)<>]*/g;

/** Dovecot and LDAP storage: `{SSHA}...`, `{PLAIN}...`, `{SHA512-CRYPT}...`. */
const SCHEME_HASH =
  /(\{(?:PLAIN|CLEAR|CLEARTEXT|PLAIN-TRUNC|CRYPT|MD5|PLAIN-MD5|LDAP-MD5|SMD5|SHA|SHA1|SHA256|SHA512|SSHA|SSHA256|SSHA512|[A-Z0-9]{2,10}-CRYPT|[A-Z0-9]{2,10}-MD5|ARGON2ID?|PBKDF2|SCRAM-SHA-(?:1|256)|HMAC-MD5|LANMAN|NTLM|OTP|SKEY|RPA)(?:\.(?:b64|hex|base64))?\})(?=[\w./+$=*!#-])[^\s:'",;|)<>]+/gi;

/** MySQL 4.1 `PASSWORD()`. */
const MYSQL_HASH = /\*[0-9A-F]{40}\b/g;

/**
 * Replaces passwords, hashes and AUTH payloads in text that is going to be shown by `****`; all else stays as it was.
 * Knows Dovecot's `given password`, SMTP AUTH, `password=` pairs, Exim `mysql_servers`, `mysql -pSECRET`, crypt and
 * `{SCHEME}` hashes. Linear time: what is masked was written by whoever sent it.
 */
export function maskSecrets(text: string): string {
  if (!text.includes("\n")) return maskLine(text);
  return text.split("\n").map(maskLine).join("\n");
}

/** Again and again: what one pattern masks may have hidden another secret from its own pattern. */
function maskLine(line: string): string {
  let before = line;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const after = maskOnce(before);
    if (after === before) break;
    before = after;
  }
  return before;
}

function maskOnce(line: string): string {
  let text = line;
  if (/given password/i.test(text)) text = maskGivenPassword(text);
  if (/auth/i.test(text)) text = maskFailurePayload(text.replace(AUTH_COMMAND, maskAuthPayload));
  if (text.includes("]: ")) text = maskContinuation(text);
  if (text.includes(") != '")) text = text.replace(COMPARED, `$1(${MASK})$2${MASK}`);
  if (/CONT|init_response/.test(text)) text = text.replace(AUTH_DIALOGUE, `$1${MASK}`);
  if (text.includes("(") || /identified/i.test(text)) text = text.replace(SQL_LITERAL, maskLiteral);
  if (/pass|pwd|resp=|bindpw/i.test(text)) text = text.replace(PASSWORD_PAIR, maskPair);
  if (text.includes("://")) text = text.replace(URL_PASSWORD, `$1${MASK}`);
  if (text.includes("static:")) text = text.replace(STATIC_MAP, `$1${MASK}`);
  if (/\b(?:ldap[a-z]{3,10}|doveadm|swaks)\b/.test(text)) text = text.replace(OPTION, `$1${MASK}`);
  if (/_servers/i.test(text)) text = maskServerList(text);
  if (/mysql|mariadb/i.test(text)) text = maskCommandPassword(text);
  if (text.includes("$")) text = text.replace(CRYPT_HASH, keepCryptScheme);
  if (text.includes("{")) text = text.replace(SCHEME_HASH, `$1${MASK}`);
  return text.includes("*") ? text.replace(MYSQL_HASH, `*${MASK}`) : text;
}

/** The password may hold a `)` itself, so everything up to the last one of the line goes; after it another may be given. */
function maskGivenPassword(line: string): string {
  const start = /given password[ \t]{0,8}:[ \t]?/i.exec(line);
  if (start === null) return line;
  const from = start.index + start[0].length;
  const end = line.lastIndexOf(")");
  return line.slice(0, from) + MASK + (end >= from ? maskGivenPassword(line.slice(end)) : "");
}

/** `AUTH PLAIN mechanism not supported` has a word where the payload would be. */
function maskAuthPayload(whole: string, command: string, payload: string): string {
  return /^[a-z]+$/.test(payload) ? whole : command + MASK;
}

/** Postfix logs the last server challenge as the reason, and some clients' answers look the same. */
function maskFailurePayload(line: string): string {
  const phrase = "authentication failed: ";
  const at = line.indexOf(phrase);
  if (at < 0) return line;
  const from = at + phrase.length;
  const token = /[A-Za-z0-9+/=]{8,}(?=[ \t]*(?:,|$))/y;
  token.lastIndex = from;
  const found = token.exec(line);
  if (found === null || !looksLikeBase64(found[0])) return line;
  return line.slice(0, from) + MASK + line.slice(from + found[0].length);
}

/** `smtpd -v` shows the dialogue: `< name[192.0.2.1]: aW5mbw==` is a user name or a password. */
function maskContinuation(line: string): string {
  const at = line.lastIndexOf("]: ");
  const open = line.lastIndexOf("< ", at);
  if (open < 0 || line.indexOf(" ", open + 2) < at) return line;
  const payload = line.slice(at + 3).trimEnd();
  if (!/^[A-Za-z0-9+/=]{4,}$/.test(payload) || !looksLikeBase64(payload)) return line;
  return line.slice(0, at + 3) + MASK;
}

/** Words have no digits, no padding and no capital after a small letter. */
function looksLikeBase64(token: string): boolean {
  return /[0-9+/=]|[a-z][A-Z]/.test(token);
}

function maskLiteral(whole: string, before: string, literal: string): string {
  const quote = literal.charAt(0);
  return /^.(?:%|\$|\*+.$)/.test(literal) ? whole : before + quote + MASK + quote;
}

/** `password='%w'` is a placeholder of a query, `<hidden>` was masked by Dovecot. */
function maskPair(whole: string, key: string, value: string): string {
  const quote = value.startsWith('"') || value.startsWith("'") ? value.charAt(0) : "";
  const bare = quote === "" ? value : value.slice(1, -1);
  if (
    bare === "" ||
    bare.includes("(") ||
    /^(?:%|<hidden|(?:YES|NO)$|\*+$|\{[A-Z0-9.-]+\}|\$\{)/i.test(bare)
  )
    return whole;
  return key + quote + MASK + quote;
}

/** Exim: `mysql_servers = host::3306(/socket)/database/user/PASSWORD : ...` (Exim spec ch. 9.21). */
function maskServerList(line: string): string {
  const list = /\b(?:mysql|pgsql|mariadb|redis)_servers[ \t]{0,20}=/i.exec(line);
  if (list === null) return line;
  const from = list.index + list[0].length;
  const items = line.slice(from).split(/([ \t"<>;]+)/);
  return line.slice(0, from) + items.map(maskServerItem).join("");
}

function maskServerItem(item: string): string {
  const parts = item.replace(/\([^()]*\)/, (socket) => socket.replaceAll("/", "\0")).split("/");
  if (parts.length < 4) return item;
  const colon = (parts[3] ?? "").endsWith(":") ? ":" : "";
  return [...parts.slice(0, 3), MASK + colon].join("/").replaceAll("\0", "/");
}

/** `mysql -uextmail -pextmail extmail`; `-P` is the port. */
function maskCommandPassword(line: string): string {
  const start = line.search(/\b(?:mysql|mariadb)[a-z_-]*\b/i);
  return (
    line.slice(0, start) +
    line.slice(start).replace(/([ \t])-p(?!\*{4})[^\s|;&<>]+/g, `$1-p${MASK}`)
  );
}

function keepCryptScheme(_whole: string, start: string): string {
  return start.slice(0, start.lastIndexOf("$") + 1) + MASK;
}
