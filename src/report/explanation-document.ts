import type {
  ExplainedHop,
  ExplainedLines,
  ExplainedMail,
  ExplainedSetting,
  ExplainedValue,
  Explanation,
} from "../core/explanation.ts";
import {
  explainedAttacks,
  limitText,
  mailRemark,
  partWords,
  settingWords,
} from "./explain-sentences.ts";
import { findingDocument } from "./json.ts";
import type { ExplainWords } from "./labels/explain-labels.ts";
import type { Language } from "./language.ts";

/** `explain --format json` (docs/explain.md): codes and values, and the same sentences as the text in `says`. */
export function explanationDocument(
  explanation: Explanation,
  words: ExplainWords,
  language: Language,
): unknown {
  const { frame } = words;
  const f = language.formats;
  return {
    schema: "mailwarden.explanation/1",
    verdict: explanation.verdict,
    summary: frame.spammer[explanation.spammer],
    attacks: explainedAttacks(explanation, words, language),
    spammer: { answer: explanation.spammer, says: frame.spammer[explanation.spammer] },
    signs: explanation.signs.map(({ code, count, places }) => ({
      code,
      count,
      places,
      says: frame.signs[code](count, f),
    })),
    limits: explanation.limits.map((limit) => ({ ...limit, says: limitText(limit, frame, f) })),
    lines: explanation.lines.map((group) => linesDocument(group, words)),
    linesLeftOut: explanation.linesLeftOut,
    replies: explanation.replies.map(({ source, line, text, fields }) => ({
      source,
      line,
      text,
      fields: fields.map((field) => fieldDocument(field, words)),
    })),
    settings: explanation.settings.map((setting) => settingDocument(setting, words)),
    otherSettings: explanation.otherSettings,
    findings: explanation.findings.map(findingDocument),
    mails: explanation.mails.map((mail) => mailDocument(mail, words, language)),
    mailsLeftOut: explanation.mailsLeftOut,
    unknown: explanation.unknown,
    unknownLeftOut: explanation.unknownLeftOut,
    evidence: explanation.evidence,
  };
}

function linesDocument(group: ExplainedLines, words: ExplainWords): unknown {
  const { source, line, text, kind, happening, count, fields, others, othersLeftOut } = group;
  const { says, guilt, notProof } = words.happenings[happening];
  return {
    source,
    line,
    text,
    kind,
    happening,
    count,
    says,
    guilt: guilt === null ? null : { says: guilt },
    notProof: notProof === null ? null : { says: notProof },
    fields: fields.map((field) => fieldDocument(field, words)),
    others: others.map((other) => ({
      source: other.source,
      line: other.line,
      fields: Object.fromEntries(other.fields.map(({ field, value }) => [field, value])),
    })),
    othersLeftOut,
  };
}

function fieldDocument(
  { field, value, meaning, values }: ExplainedValue,
  { fields, values: valueWords, frame }: ExplainWords,
): unknown {
  const sentences = [fields[meaning], ...values.map((one) => valueWords[one])];
  return { field, value, says: sentences.join(frame.between) };
}

function settingDocument(setting: ExplainedSetting, words: ExplainWords): unknown {
  const { server, source, line, name, scope, value, byDefault, parts } = setting;
  return {
    server,
    source,
    line,
    name,
    scope,
    value,
    default: byDefault,
    says: settingWords(setting, words.settings),
    parts: parts.map((part) => ({ name: part, says: partWords(server, part, words.settings) })),
  };
}

function mailDocument(mail: ExplainedMail, words: ExplainWords, language: Language): unknown {
  const { source, line, kind, format, fields, hops, originalHops } = mail;
  const { frame, values: valueWords } = words;
  const { bases } = language.labels.bounces;
  return {
    source,
    line,
    kind,
    format,
    class: mail.class,
    basis: mail.basis,
    says: [
      frame.mailKinds[kind],
      ...(mail.basis === null ? [] : [bases[mail.basis]]),
      mailRemark(mail, frame),
    ].join(frame.between),
    fields: fields.map(({ field, value, values }) => ({
      field,
      value,
      says: [frame.mailFields[field], ...values.map((one) => valueWords[one])].join(frame.between),
    })),
    hops: hops.map((hop) => hopDocument(hop, words)),
    originalHops: originalHops.map((hop) => hopDocument(hop, words)),
  };
}

function hopDocument(hop: ExplainedHop, { frame }: ExplainWords): unknown {
  return { ...hop, says: frame.trust[hop.trust] };
}
