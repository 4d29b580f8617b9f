import { isIPv4 } from "node:net";
import { addressLabels } from "../reverse-name.ts";

/** What macros stand for (RFC 7208 7.2). */
export interface MacroValues {
  readonly ip: string;
  /** `postmaster@example.com` where the envelope sender has no local part. */
  readonly sender: string;
  readonly domain: string;
  readonly helo: string;
}

const MACRO = /%(?:([%_-])|\{([slodiphcrtv])(\d{0,3})(r?)([-.+,/_=]{0,8})\})/gi;
const NAME_MAX = 253;

/**
 * The name that a domain with macros means for one message. `p` is `unknown`, as RFC 7208 7.3 allows: looking it up
 * costs more than it tells. Labels are taken off on the left where the name is too long.
 */
export function expandMacros(spec: string, values: MacroValues): string {
  const expanded = spec.replace(
    MACRO,
    (_macro, escape: string | undefined, letter: string, digits: string, r: string, by: string) => {
      if (escape !== undefined) return { "%": "%", _: " ", "-": "%20" }[escape] ?? "";
      const text = transform(valueOf(letter.toLowerCase(), values), {
        keep: digits === "" ? 0 : Number(digits),
        isReversed: r !== "",
        delimiters: by === "" ? "." : by,
      });
      return letter === letter.toLowerCase() ? text : encodeURIComponent(text);
    },
  );
  return shorten(expanded.replace(/\.$/, ""));
}

function transform(
  text: string,
  {
    keep,
    isReversed,
    delimiters,
  }: { readonly keep: number; readonly isReversed: boolean; readonly delimiters: string },
): string {
  let parts = [""];
  for (const character of text) {
    if (delimiters.includes(character)) parts.push("");
    else parts[parts.length - 1] += character;
  }
  if (isReversed) parts = parts.toReversed();
  return (keep === 0 ? parts : parts.slice(-keep)).join(".");
}

function valueOf(letter: string, { ip, sender, domain, helo }: MacroValues): string {
  const at = sender.lastIndexOf("@");
  switch (letter) {
    case "s":
      return sender;
    case "l":
      return sender.slice(0, Math.max(0, at));
    case "o":
      return sender.slice(at + 1);
    case "d":
      return domain;
    case "i":
      return isIPv4(ip) ? ip : addressLabels(ip).join(".");
    case "v":
      return isIPv4(ip) ? "in-addr" : "ip6";
    case "h":
      return helo;
    default:
      return "unknown";
  }
}

function shorten(name: string): string {
  let rest = name;
  while (rest.length > NAME_MAX && rest.includes(".")) rest = rest.slice(rest.indexOf(".") + 1);
  return rest;
}
