import type { FoundMark } from "./script-marks.ts";

/** Without one of these no mark can be in a file; a search for bytes costs a thousandth of reading the program. */
const SENDING =
  /\b(?:mb_send_)?mail\s*\(|\bp?fsockopen\s*\(|stream_socket_client|PHPMailer|Swift_Message|sendmail/i;
const RUNNING =
  /\b(?:eval|assert|create_function|preg_replace|call_user_func|system|exec|shell_exec|passthru|popen|proc_open)\b/i;
const HIDING =
  /base64_decode|gzinflate|gzuncompress|str_rot13|hex2bin|convert_uudecode|\\x[0-9a-f]{2}\\x[0-9a-f]{2}/i;
const REQUEST = /\$_(?:POST|GET|REQUEST|COOKIE|SERVER|FILES)\b|\$\{?["']_|php:\/\/input|HTTP_RAW/i;
/** `$_POST['f']($x)`, `$f($x)`: any function at all. */
const ANY_CALL_OR_SHELL = /`|\$\w{1,80}(?:\[[^\]]{0,80}\])?\s{0,8}\(/;
const ANY_CALL = /\$\w{1,80}(?:\[[^\]]{0,80}\])?\s{0,8}\(/;

/** Whether a PHP program is worth being read; `text` with one byte a character. */
export function mayHaveMarks(text: string): boolean {
  if (!/<\?(?:php|=|\s)/i.test(text)) return false;
  if (SENDING.test(text)) return true;
  if (RUNNING.test(text) && (HIDING.test(text) || REQUEST.test(text))) return true;
  return (
    (REQUEST.test(text) && ANY_CALL_OR_SHELL.test(text)) ||
    (HIDING.test(text) && ANY_CALL.test(text))
  );
}

/** Reads PHP programs. Loaded only where there is one to read: the parser is large. */
export async function loadPhpReader(): Promise<(text: string) => readonly FoundMark[]> {
  const [{ default: engine }, { findMarks }] = await Promise.all([
    import("php-parser"),
    import("./find-marks.ts"),
  ]);
  const parser = new engine.Engine({
    parser: { extractDoc: false, suppressErrors: true },
    ast: { withPositions: true },
    lexer: { short_tags: true },
  });
  return (text) => {
    try {
      return findMarks(parser.parseCode(text, ""));
    } catch {
      // Nested too deeply for the parser's recursion, or nothing that PHP itself would take.
      return [];
    }
  };
}
