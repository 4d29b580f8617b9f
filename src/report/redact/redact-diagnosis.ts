import type { Diagnosis, Finding, Incident } from "../../core/diagnosis.ts";
import { asItIs, redactDocument } from "./redact-document.ts";
import type { Redactor } from "./redactor.ts";

/** A diagnosis, its sentences worded or not, in which only the accused have names. */
export function redactDiagnosis<T>(diagnosis: Diagnosis<T>, redactor: Redactor): Diagnosis<T> {
  const bare = bareNames(diagnosis);
  const receivers = new Set(diagnosis.findings.map(({ data }) => data.receiver));
  const nameOrText = (text: string) => {
    if (bare.has(text)) return redactor.name(text);
    return receivers.has(text) ? redactor.host(text) : redactor.text(text);
  };
  return redactDocument(diagnosis, redactor, {
    ...CODES,
    subject: nameOrText,
    target: nameOrText,
    command: (command) =>
      redactor.text(
        command
          .split(/(['\s]+)/)
          .map((word) => (bare.has(word) ? redactor.name(word) : word))
          .join(""),
      ),
    network: (network) => (redactor.isAccusedNetwork(network) ? network : redactor.text(network)),
  });
}

/** Findings that name nobody but in their lines: those about settings. */
export function redactFindings<T>(
  findings: readonly Finding<T>[],
  redactor: Redactor,
): readonly Finding<T>[] {
  return redactDocument(findings, redactor, CODES);
}

/** Of a diagnosis; `from` and `to` are its periods here, and no addresses. */
const CODES = { code: asItIs, key: asItIs, schema: asItIs, from: asItIs, to: asItIs };

/** Names of accounts and users that may be words like any other, so that only whole fields and words can be theirs. */
function bareNames<T>({ incidents, findings }: Diagnosis<T>): ReadonlySet<string> {
  const guessed = findings.filter(({ code }) => code === "brute-force");
  return new Set([...incidents.flatMap(namesOf), ...guessed.map(({ subject }) => subject)]);
}

function namesOf({ accounts, scripts }: Incident<unknown>): readonly string[] {
  return [
    ...accounts,
    ...scripts.flatMap(({ user, uid }) => [
      ...(user === undefined ? [] : [user]),
      ...(uid === undefined ? [] : [`uid:${uid}`]),
    ]),
  ];
}
