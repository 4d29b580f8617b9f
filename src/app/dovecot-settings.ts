import type { ConfigText } from "../audit/config-text.ts";
import type { FoundSetting } from "./explain-settings.ts";

/** A text with one of these is Dovecot's, or has its settings pasted into it. */
const DOVECOT =
  /^[^\S\n]{0,20}(?:passdb\s{0,5}\{|userdb\s{0,5}\{|service auth|auth_mechanisms\s{0,5}=|disable_plaintext_auth\s{0,5}=|auth_allow_cleartext\s{0,5}=)|^# \d{1,3}\.\d{1,3}[^\n]{0,80}dovecot/m;
const SETTING = /^\s*([a-z][a-z0-9_]{1,60})\s*=\s*(.*)$/;
/** Of other servers, which stand around it in a paste. */
const OTHERS = /^(?:smtpd?_|virtual_|my|alias_|acl_|local_|queue_|milter_|relay)/;
const TEXT_MAX = 1 << 20;

/** The settings of Dovecot in a text, each with the innermost block that it stands in (`doveconf -n`). */
export function dovecotSettings({ name: source, text }: ConfigText): readonly FoundSetting[] {
  const head = text.slice(0, TEXT_MAX);
  if (!DOVECOT.test(head)) return [];
  const blocks: string[] = [];
  return head.split("\n").flatMap((row, index): readonly FoundSetting[] => {
    const place = { source, line: index + 1 };
    const opened = /^\s*([a-z][\w -]{0,80}?)\s*\{\s*$/.exec(row)?.[1];
    if (opened !== undefined) {
      blocks.push(opened);
      return opened === "passdb"
        ? [{ server: "dovecot", name: "passdb", value: "{", scope: null, place }]
        : [];
    }
    if (/^\s*\}\s*$/.test(row)) {
      blocks.pop();
      return [];
    }
    const [, name = "", value = ""] = SETTING.exec(row) ?? [];
    if (name === "" || OTHERS.test(name)) return [];
    return [{ server: "dovecot", name, value, scope: blocks.at(-1) ?? null, place }];
  });
}
