/** Where PHP names code that was made while it ran, the file that made it stands before (php `zend_make_compiled_string_description`). */
const MADE_AT_RUN_TIME =
  /\(\d{1,9}\) : (?:eval\(\)'d code|runtime-created function|assert code|regexp code).{0,2000}$/s;

/** Files that mail for others: whoever calls them sends. Lower case. */
const LIBRARIES = new Set(
  (
    "class-phpmailer.php class.phpmailer.php phpmailer.php class-smtp.php class.smtp.php smtp.php pluggable.php " +
    "mailtransport.php nativetransport.php simplemailinvoker.php sendmail.php mail.php mailer.php mail.inc " +
    "email.php phpmail.php class-wp-phpmailer.php mimemail.php htmlmimemail.php swift_transport_mailtransport.php"
  ).split(" "),
);

/** A script as PHP names it, without what it says of code made at run time. */
export function plainScript(named: string): string {
  return named.replace(MADE_AT_RUN_TIME, "");
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * True for files of mail libraries (PHPMailer, SwiftMailer, PEAR Mail and their kind) inside a folder of a library or
 * framework, or by a name that nothing else has: these are called by the script that is looked for.
 */
export function isMailLibrary(script: string): boolean {
  const name = baseName(script).toLowerCase();
  if (/phpmailer|swift_|^class[-.]smtp\.php$/.test(name)) return true;
  if (!LIBRARIES.has(name)) return false;
  return !script.includes("/")
    ? name === "pluggable.php" || name === "mail.inc"
    : /\/(?:vendor|wp-includes|libraries|lib|pear|phpmailer|swiftmailer|includes|system|core)\//i.test(
        script,
      );
}

/** The path that a URL asks for: decoded, without query, host and what follows the script (`/x.php/more`). */
export function scriptOfUrl(url: string): string {
  const path = url.replace(/^[a-z]{2,8}:\/\/[^/]{0,300}/i, "").replace(/[?#].*$/s, "");
  const kept: string[] = [];
  for (const part of decoded(path).split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") kept.pop();
    else kept.push(part);
    if (/\.(?:php[3-8]?|phtml|phar)$/i.test(part)) break;
  }
  return `/${kept.join("/")}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // not UTF-8, or a lone percent sign: as it came
  }
}

export function isPhpScript(path: string): boolean {
  return /\.(?:php[3-8]?|phtml|pht|phar)$/i.test(path);
}
