import type {
  ExplainedHop,
  ExplainedMailField,
  ExplainedValue,
  Explanation,
  FieldValue,
  MailFieldCode,
} from "../../core/explanation.ts";
import { accusedOf } from "./accused.ts";
import type { Accused } from "./accused.ts";
import { redactFindings } from "./redact-diagnosis.ts";
import { asItIs, fieldKind, redactDocument } from "./redact-document.ts";
import type { Redactor } from "./redactor.ts";

/** Whom the lines accuse. */
export function accusedByLines({ attacks }: Pick<Explanation, "attacks">): Accused {
  return accusedOf(
    attacks.map(({ accounts, cause, clients, confidence }) => ({
      accounts,
      cause,
      confidence,
      clients: clients.map((ip) => ({ ip })),
      scripts: [],
    })),
  );
}

/** An explanation in which only the accused have names. */
export function redactExplanation(explanation: Explanation, redactor: Redactor): Explanation {
  const field = <T extends Pick<ExplainedValue, "field" | "value">>(one: T): T => ({
    ...one,
    value: fieldValue(one.field, one.value, redactor),
  });
  const { attacks, evidence, findings, lines, mails, replies, settings, unknown } = explanation;
  return {
    ...explanation,
    attacks: redactDocument(attacks, redactor, { cause: asItIs, confidence: asItIs }),
    lines: lines.map((group) => ({
      ...group,
      source: redactor.text(group.source),
      text: redactor.text(group.text),
      fields: group.fields.map(field),
      others: group.others.map((other) => ({
        ...other,
        source: redactor.text(other.source),
        fields: other.fields.map(field),
      })),
    })),
    replies: replies.map((reply) => ({
      ...reply,
      source: redactor.text(reply.source),
      text: redactor.text(reply.text),
      fields: reply.fields.map(field),
    })),
    settings: redactDocument(settings, redactor, { name: asItIs, server: asItIs, parts: asItIs }),
    findings: redactFindings(findings, redactor),
    mails: mails.map((mail) => ({
      ...mail,
      source: redactor.text(mail.source),
      fields: mail.fields.map((one) => mailField(one, redactor)),
      hops: mail.hops.map((hop) => hopWithoutNames(hop, redactor)),
      originalHops: mail.originalHops.map((hop) => hopWithoutNames(hop, redactor)),
    })),
    unknown: redactDocument(unknown, redactor),
    evidence: redactDocument(evidence, redactor, { from: asItIs, to: asItIs, kind: asItIs }),
    signs: redactDocument(explanation.signs, redactor, { code: asItIs }),
  };
}

function fieldValue(field: string, value: FieldValue, redactor: Redactor): FieldValue {
  if (typeof value === "object")
    return value.map((one) => (typeof one === "string" ? masked(field, one, redactor) : one));
  return typeof value === "string" ? masked(field, value, redactor) : value;
}

function masked(field: string, value: string, redactor: Redactor): string {
  return field === "subject" ? redactor.words(value) : redactor[fieldKind(field)](value);
}

const MAIL_FIELD_KINDS: Readonly<
  Record<MailFieldCode, "addresses" | "host" | "name" | "text" | "words">
> = {
  reporter: "text",
  to: "addresses",
  at: "text",
  from: "addresses",
  subject: "words",
  returnPath: "addresses",
  messageId: "text",
  recipient: "addresses",
  dsn: "text",
  reason: "text",
  remote: "text",
  originalQueueId: "text",
  originalMessageId: "text",
  originalSender: "addresses",
  originalFrom: "addresses",
  originalTo: "addresses",
  originalSubject: "words",
  originalAccount: "name",
  originalLocalUser: "name",
  originalScript: "text",
};
/** Addresses beside display names, which are people's names. */
const BARE_ADDRESS = /[^\s<>,;"]{1,320}@[^\s<>,;"]{1,320}/g;

function mailField(one: ExplainedMailField, redactor: Redactor): ExplainedMailField {
  const kind = MAIL_FIELD_KINDS[one.field];
  if (kind !== "addresses") return { ...one, value: redactor[kind](one.value) };
  const addresses = one.value.match(BARE_ADDRESS) ?? [one.value];
  return { ...one, value: addresses.map((address) => redactor.name(address)).join(", ") };
}

function hopWithoutNames(hop: ExplainedHop, redactor: Redactor): ExplainedHop {
  const { account, byHost, clientIp, clientName, helo } = hop;
  const host = (name: string | null) => (name === null ? null : redactor.host(name));
  return {
    ...hop,
    byHost: host(byHost),
    clientName: host(clientName),
    helo: host(helo),
    clientIp: clientIp === null ? null : redactor.text(clientIp),
    account: account === null ? null : redactor.name(account),
  };
}
