import type { Account, AccountServices } from "../../accounts/account.ts";
import type { AccountFinding } from "../../accounts/account-finding.ts";
import type { AccountEvidence, AuditedAccounts, ShownAccounts } from "../../app/show-accounts.ts";
import type { Severity } from "../../core/diagnosis.ts";
import type { AccountLabels } from "../../report/labels/account-labels.ts";
import type { Language } from "../../report/language.ts";
import { type Fact, factLines, heading, limited, paragraph } from "../../report/text/blocks.ts";
import { BLANK, type Line, renderLines, type Tone } from "../../report/text/line.ts";
import { findingText, schemeText } from "./finding-text.ts";

export interface AccountsPage {
  readonly width: number;
  readonly colour: boolean;
}

const FINDINGS_MAX = 40;
const EVIDENCE_MAX = 10;
const TONES: Partial<Record<Severity, Tone>> = { critical: "bad", high: "bad", medium: "warn" };

/** `accounts show`: what is known about one login. */
export function shownText(shown: ShownAccounts, language: Language, page: AccountsPage): string {
  const { standing } = language.labels.accounts;
  const { login, exists, accounts } = shown;
  const headline =
    exists === true
      ? standing.exists({ login, stores: accounts.length }, language.formats)
      : exists === false
        ? standing.missing({ login })
        : standing.unknown({ login });
  return renderLines(
    [
      ...paragraph(headline, page.width, { lead: "", tone: "strong" }),
      ...accounts.flatMap((account) => [
        BLANK,
        ...factLines(factsOf(account, language), page.width),
      ]),
      ...endOf(shown, language, page),
    ],
    page.colour,
  );
}

/** `accounts audit`: what is weak about all of them. */
export function auditedText(
  audited: AuditedAccounts,
  language: Language,
  page: AccountsPage,
): string {
  const { audited: say } = language.labels.accounts;
  const { accounts, findings } = audited;
  const headline =
    accounts === 0
      ? say.none
      : say.accounts({ accounts, findings: findings.length }, language.formats);
  return renderLines(
    [
      ...paragraph(headline, page.width, { lead: "", tone: "strong" }),
      ...endOf(audited, language, page),
    ],
    page.colour,
  );
}

function endOf(
  { findings, guesses, evidence }: Pick<ShownAccounts, "findings" | "guesses" | "evidence">,
  language: Language,
  page: AccountsPage,
): readonly Line[] {
  const { guesses: say } = language.labels.accounts;
  const tried = guesses === null ? say.notAsked : say.done(guesses, language.formats);
  return [
    ...findingLines(findings, language, page),
    ...evidenceLines(evidence, language, page),
    ...(evidence.length === 0 ? [] : [BLANK, ...paragraph(tried, page.width, { lead: "" })]),
    ...(guesses?.ranOut === true ? paragraph(say.ranOut, page.width, { lead: "" }) : []),
  ];
}

function findingLines(
  findings: readonly AccountFinding[],
  language: Language,
  { width }: AccountsPage,
): readonly Line[] {
  const { accounts: labels, diagnosis } = language.labels;
  if (findings.length === 0) return [];
  return [
    ...heading(labels.headings.findings),
    ...limited(
      findings,
      FINDINGS_MAX,
      (finding) => {
        const text = diagnosis.titled({
          title: finding.subject,
          text: findingText(finding, labels, language.formats),
        });
        const tone = TONES[finding.severity];
        const proof = finding.proof[0];
        return [
          ...paragraph(`[${diagnosis.severities[finding.severity]}] ${text}`, width, {
            lead: "  - ",
            maxLines: 4,
            ...(tone ? { tone } : {}),
          }),
          ...(proof
            ? paragraph(`${placeOf(proof.source)}: ${proof.text}`, width, {
                lead: "    ",
                tone: "dim",
                maxLines: 3,
              })
            : []),
        ];
      },
      (count) => diagnosis.remarks.moreInJson(count, language.formats),
    ),
  ];
}

function evidenceLines(
  evidence: readonly AccountEvidence[],
  language: Language,
  { width }: AccountsPage,
): readonly Line[] {
  const { accounts: labels, diagnosis } = language.labels;
  if (evidence.length === 0) return [];
  return [
    ...heading(labels.headings.evidence),
    ...limited(
      evidence,
      EVIDENCE_MAX,
      (one) => {
        const text = labels.values.evidence(one, language.formats);
        const shown = one.cut ? diagnosis.titled({ title: text, text: labels.values.cut }) : text;
        return paragraph(shown, width, { maxLines: 2 });
      },
      (count) => diagnosis.remarks.moreInJson(count, language.formats),
    ),
  ];
}

function placeOf({ name, line: at }: Account["source"]): string {
  return at === 0 ? name : `${name}:${at}`;
}

function factsOf(account: Account, language: Language): readonly Fact[] {
  const { accounts: labels } = language.labels;
  const { facts, values } = labels;
  const { source, password } = account;
  const place = placeOf(source);
  const flag = (value: boolean | null) =>
    value === null ? values.unknown : value ? values.yes : values.no;
  const moment = (at: string | null) =>
    at === null ? values.unknown : at.includes("T") ? language.formats.moment(at) : at;
  const kept = (name: string, at: string | null) =>
    at === null ? [] : [{ name, value: moment(at) }];
  return [
    {
      name: facts.source,
      value: source.table === "" ? place : values.place({ place, table: source.table }),
    },
    { name: facts.active, value: flag(account.active) },
    { name: facts.services, value: servicesText(account.services, labels) },
    { name: facts.created, value: moment(account.createdAt) },
    ...kept(facts.changed, account.changedAt),
    ...kept(facts.expires, account.expiresAt),
    ...kept(facts.lastLogin, account.lastLoginAt),
    { name: facts.password, value: passwordText(password, labels) },
    ...(account.aliases.length === 0
      ? []
      : [{ name: facts.aliases, value: language.formats.list(account.aliases, 8) }]),
    { name: facts.administrator, value: flag(account.isAdministrator) },
  ];
}

function servicesText(services: AccountServices, { values }: AccountLabels): string {
  const known = Object.entries(services).filter(([, may]) => may !== null);
  if (known.length === 0) return values.unknown;
  return known.map(([name, may]) => `${name} ${may === true ? values.yes : values.no}`).join(", ");
}

function passwordText(password: Account["password"], labels: AccountLabels): string {
  if (password.scheme === null) return labels.values.unknown;
  const scheme = schemeText(password.scheme, labels);
  return password.clearTextCopy ? labels.values.clearCopy({ scheme }) : scheme;
}
