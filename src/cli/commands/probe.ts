import { isIP } from "node:net";
import type { ComparedHost } from "../../app/probe-and-compare.ts";
import type { ProbedHost, ProbeRequest } from "../../app/probe-host.ts";
import type { Finding } from "../../core/diagnosis.ts";
import type { ProbeSubject } from "../../probe/probe-findings.ts";
import type { Language } from "../../report/language.ts";
import { findingDocument, jsonText } from "../../report/json.ts";
import { probeText } from "../../report/text/probe-text.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { readFormat, typedText } from "../flags/read-flags.ts";
import { ProblemError } from "../problem.ts";
import { sayUnreadable } from "../say-unreadable.ts";
import { reportWidth, wantsColour } from "../terminal.ts";

/** `mailwarden probe HOST[:PORT]` */
export async function runProbe(context: CommandContext): Promise<ExitStatus> {
  const { app, flags, language, positionals, terminal } = context;
  const format = readFormat(flags, "text");
  const request = await readRequest(positionals[0] ?? "", context);
  const probed = await app.probe(request, typedText(flags, "compare"));
  if ("kind" in probed) throw refusal(request.host, probed);
  if ("unreadable" in probed) await sayUnreadable(probed.unreadable, context);
  const findings = probed.findings.map((finding) => inWords(finding, language));
  await terminal.stdout.write(
    format === "json"
      ? jsonText(probeDocument(probed, findings), terminal.stdout.isTTY)
      : probeText({ ...probed, findings }, language, {
          width: reportWidth(terminal.stdout),
          colour: wantsColour(terminal, flags["no-color"] === true),
        }),
  );
  if ("unreadable" in probed && probed.unreadable.length > 0) return EXIT.partly;
  const isSerious = findings.some(({ severity }) => severity !== "low" && severity !== "info");
  return isSerious || probed.open.length > 0 ? EXIT.found : EXIT.nothing;
}

async function readRequest(target: string, context: CommandContext): Promise<ProbeRequest> {
  const { flags } = context;
  const { host, port } = readTarget(target);
  const login = await readLogin(context);
  const source = typedText(flags, "source");
  if (source !== undefined && isIP(source) === 0) throw invalidHost(source);
  const domain = typedText(flags, "domain");
  if (domain !== undefined && !HOST_NAME.test(domain)) throw invalidHost(domain);
  const known = readAddress(context, "known");
  const sender = readAddress(context, "sender");
  const deliverTo = readAddress(context, "deliver-to");
  return {
    host,
    isOwn: flags["i-own-this"] === true,
    ...(port !== undefined && { port }),
    ...(domain !== undefined && { domain }),
    ...(known !== undefined && { known }),
    ...(sender !== undefined && { sender }),
    ...(deliverTo !== undefined && { deliverTo }),
    ...(source !== undefined && { source }),
    ...(login !== undefined && { login }),
  };
}

const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})$/;

/** `mail.example.com`, `mail.example.com:587`, `192.0.2.1:25`, `2001:db8::1`, `[2001:db8::1]:25` */
function readTarget(target: string): { readonly host: string; readonly port?: number } {
  if (isIP(target) !== 0) return { host: target };
  const match = /^(?:\[([\da-fA-F:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(target);
  const host = match?.[1] ?? match?.[2] ?? "";
  const port = match?.[3] === undefined ? undefined : Number(match[3]);
  const isHost = isIP(host) !== 0 || (match?.[1] === undefined && HOST_NAME.test(host));
  if (!isHost || port === 0 || (port ?? 0) > 65_535) throw invalidHost(target);
  return { host, ...(port !== undefined && { port }) };
}

function invalidHost(value: string): ProblemError {
  return new ProblemError((errors) => errors.probe.invalidHost({ value }));
}

/** Goes between angle brackets in a command: nothing that could end it. */
const ADDRESS = /^[^\s<>"\\@\p{C}]{1,64}@[A-Za-z0-9._-]{1,253}$/u;

function readAddress(
  { flags }: CommandContext,
  name: "known" | "sender" | "deliver-to",
): string | undefined {
  const value = typedText(flags, name);
  if (value === undefined || ADDRESS.test(value)) return value;
  throw new ProblemError((errors) => errors.probe.invalidAddress({ option: `--${name}`, value }));
}

/** The password comes from a file, the environment or the terminal: arguments are seen by every process. */
async function readLogin({
  app,
  flags,
  language,
  terminal,
}: CommandContext): Promise<ProbeRequest["login"]> {
  const user = typedText(flags, "user");
  if (user === undefined) return undefined;
  const file = typedText(flags, "password-file");
  const password =
    file === undefined
      ? (terminal.env["MAILWARDEN_PROBE_PASSWORD"] ??
        (await app.secret({ question: language.labels.probe.password(user) })))
      : await app.secret({ file }).catch(() => {
          throw new ProblemError((errors) => errors.probe.unreadablePassword({ file }));
        });
  if (password === undefined || password === "") {
    throw new ProblemError((errors) => errors.probe.noPassword({ user }));
  }
  return { user, password };
}

function refusal(
  host: string,
  refused: Extract<Awaited<ReturnType<CommandContext["app"]["probe"]>>, { readonly kind: string }>,
): ProblemError {
  if (refused.kind === "no-configuration")
    return new ProblemError((errors) => errors.noConfiguration);
  const detail =
    refused.kind === "not-own"
      ? refused.ip
      : refused.kind === "nobody-listens"
        ? refused.ports.join(", ")
        : "";
  return new ProblemError((errors) => errors.probe[refused.kind]({ host, detail }));
}

/** A question has its words from the audit, a defect its own. */
function inWords(finding: Finding<ProbeSubject>, { labels }: Language): Finding<string> {
  const { questions } = labels.audit;
  const says = (subject: ProbeSubject): string =>
    subject in labels.probe.defects
      ? labels.probe.defects[subject as keyof typeof labels.probe.defects]
      : questions[subject as keyof typeof questions].open;
  return {
    ...finding,
    proof: finding.proof.map((proof) => ({ ...proof, says: says(proof.says) })),
  };
}

/** `probe --format json`, in the order of docs/probe.md. */
function probeDocument(
  probed: ProbedHost | ComparedHost,
  findings: readonly Finding<string>[],
): unknown {
  return {
    schema: "mailwarden.probe/1",
    host: probed.host,
    domain: probed.domain,
    nonce: probed.nonce,
    listeners: probed.listeners.map(({ name, state, vantage, doubt, witness }) => ({
      listener: name,
      state,
      vantage: vantage ?? null,
      doubt: doubt ?? null,
      witness: witness ?? null,
    })),
    answers: Object.fromEntries(
      Object.entries(probed.answers).map(([question, rows]) => [
        question,
        rows.map(({ answer, listener, witness, doubt, dialogue }) => ({
          answer,
          listener,
          witness,
          doubt: doubt ?? null,
          dialogue,
        })),
      ]),
    ),
    findings: findings.map(findingDocument),
    ...("comparison" in probed && { comparison: probed.comparison }),
  };
}
