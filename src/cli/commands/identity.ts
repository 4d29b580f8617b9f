import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import type { IdentityWish } from "../../app/check-sender-identity.ts";
import { plainIp } from "../../core/ip-address.ts";
import { jsonText } from "../../report/json.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { readFormat, readStampOptions, type TypedFlags, typedText } from "../flags/read-flags.ts";
import { identityDocument } from "../identity-text/identity-document.ts";
import { identityText } from "../identity-text/identity-text.ts";
import { ProblemError } from "../problem.ts";
import { sayProblem } from "../say-problem.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";
import { whileReading } from "../while-reading.ts";

/** `mailwarden identity DOMAIN [EVIDENCE...]` */
export async function runIdentity(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, terminal } = context;
  const [typed = "", ...evidence] = context.positionals;
  const format = readFormat(flags, "text");
  const stamps = readStampOptions(flags, terminal.nowMs());
  const wish = readWish(typed, flags);
  const resolver = readResolver(flags);
  const { identity, unreadable } = await whileReading(context, (onProgress) =>
    app.identity(wish, evidence, { ...stamps, resolver, onProgress }),
  );
  await sayUnreadable(unreadable, context);
  if (identity.answered === 0) {
    await sayProblem((errors) => errors.identity.noAnswer, language, terminal);
    if (format === "text") return EXIT.failed;
  }
  await terminal.stdout.write(
    format === "json"
      ? jsonText(identityDocument(identity, language), terminal.stdout.isTTY)
      : identityText(identity, language, {
          width: reportWidth(terminal.stdout),
          colour: wantsColour(terminal, flags["no-color"] === true),
        }),
  );
  if (identity.answered === 0) return EXIT.failed;
  if (unreadable.length > 0 || identity.unanswered.length > 0) return EXIT.partly;
  const isSerious = identity.findings.some(
    ({ severity }) => severity !== "low" && severity !== "info",
  );
  return isSerious ? EXIT.found : EXIT.nothing;
}

/** Letters of the DNS for hosts, and underscores; the last label is no number. */
const NAME =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SELECTOR = /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/;

function readWish(typed: string, flags: TypedFlags): IdentityWish {
  const domain = domainToASCII(typed.replace(/\.$/, "")).toLowerCase();
  if (!NAME.test(domain))
    throw new ProblemError((errors) => errors.identity.domain({ value: typed }));
  return {
    domain,
    ips: readList(flags, "ip", (value) => {
      const ip = plainIp(value);
      return isIP(ip) === 0 || ip.includes("%") ? undefined : ip;
    }),
    helo: typedText(flags, "helo") === undefined ? undefined : readHelo(flags),
    selectors: readList(flags, "selector", (value) => {
      const selector = value.toLowerCase();
      return SELECTOR.test(selector) ? selector : undefined;
    }),
  };
}

const LIST_MAX = 16;

/** The values of a flag between commas, each once. */
function readList(
  flags: TypedFlags,
  name: "ip" | "selector",
  parse: (value: string) => string | undefined,
): readonly string[] {
  const typed = typedText(flags, name);
  if (typed === undefined) return [];
  const values = typed.split(",").map((value) => {
    const parsed = parse(value.trim());
    if (parsed === undefined)
      throw new ProblemError((errors) => errors.identity[name]({ value: value.trim() }));
    return parsed;
  });
  return [...new Set(values)].slice(0, LIST_MAX);
}

/** A wrong greeting is what is looked for, so a bare word or an address is taken; blanks and controls are not. */
function readHelo(flags: TypedFlags): string {
  const value = typedText(flags, "helo") ?? "";
  if (!/^[\w.:[\]-]{1,253}$/.test(value))
    throw new ProblemError((errors) => errors.identity.helo({ value }));
  return value.toLowerCase().replace(/\.$/, "");
}

/** `192.0.2.53`, `192.0.2.53:5353`, `[2001:db8::53]:5353` */
function readResolver(flags: TypedFlags): string | undefined {
  const value = typedText(flags, "resolver");
  if (value === undefined) return undefined;
  const [, inBrackets, plain, port = "53"] =
    /^(?:\[([\da-f:.]{2,45})\]|([\d.]{7,15}))(?::(\d{1,5}))?$/i.exec(value) ?? [];
  const isAddress = isIP(value) !== 0 || isIP(inBrackets ?? plain ?? "") !== 0;
  if (!isAddress || Number(port) < 1 || Number(port) > 65_535)
    throw new ProblemError((errors) => errors.identity.resolver({ value }));
  return inBrackets !== undefined && !value.includes("]:") ? inBrackets : value;
}
