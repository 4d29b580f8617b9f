import type { Severity } from "../../core/diagnosis.ts";
import type { IdentityFinding, ReceiverVerdict } from "../../core/identity-sayings.ts";
import type { Identity } from "../../identity/check-identity.ts";
import type { ListEntry } from "../../identity/lists/check-lists.ts";
import type { Language } from "../../report/language.ts";
import { commandLines, factLines, heading, limited, paragraph } from "../../report/text/blocks.ts";
import { type Line, line, renderLines, type Tone } from "../../report/text/line.ts";
import { identityFacts } from "./identity-facts.ts";
import { identitySentence } from "./identity-sentence.ts";

export interface IdentityPage {
  readonly width: number;
  readonly colour: boolean;
}

const FINDINGS_MAX = 60;
const DEEP = "    ";
const TONES: Partial<Record<Severity, Tone>> = { critical: "bad", high: "bad", medium: "warn" };
const VERDICT_TONES: Record<ReceiverVerdict, Tone> = {
  accepts: "good",
  doubts: "warn",
  refuses: "bad",
  unknown: "dim",
};

/** `identity --format text`: what receivers do, what speaks against us, what to publish, and what the DNS says. */
export function identityText(identity: Identity, language: Language, page: IdentityPage): string {
  const { headline } = language.labels.identity;
  const { domain, findings, unanswered } = identity;
  const against = findings.filter(({ severity }) => severity !== "info").length;
  const counts = { domain, findings: against, unanswered: unanswered.length };
  const first =
    unanswered.length > 0
      ? headline.open(counts, language.formats)
      : against > 0
        ? headline.against(counts, language.formats)
        : headline.fine(counts);
  return renderLines(
    [
      ...paragraph(first, page.width, { lead: "", tone: "strong" }),
      ...receiverLines(identity, language, page),
      ...findingLines(identity, language, page),
      ...publishLines(identity, language, page),
      ...factSection(identity, language, page),
      ...listLines(identity, language, page),
      ...configuredLines(identity, language, page),
    ],
    page.colour,
  );
}

function receiverLines(
  { receivers, addresses }: Identity,
  { labels: { identity, diagnosis } }: Language,
  { width }: IdentityPage,
): readonly Line[] {
  if (receivers.length === 0) return [];
  return [
    ...heading(identity.headings.receivers),
    ...receivers.flatMap(({ ip, verdict }) => {
      const source = addresses.find((one) => one.ip === ip)?.source ?? "given";
      const text = identity.verdicts[verdict](ip);
      const shown =
        source === "given" ? text : diagnosis.titled({ title: identity.sources[source], text });
      return paragraph(shown, width, { lead: "  - ", tone: VERDICT_TONES[verdict] });
    }),
  ];
}

function findingLines(
  { findings }: Identity,
  language: Language,
  { width }: IdentityPage,
): readonly Line[] {
  const { identity, diagnosis } = language.labels;
  const isOpen = ({ code }: IdentityFinding) => code === "identity.unanswered";
  const section = (title: string, some: readonly IdentityFinding[]) =>
    some.length === 0
      ? []
      : [
          ...heading(title),
          ...limited(
            some,
            FINDINGS_MAX,
            ({ severity, proof: [proof] }) => {
              if (proof === undefined) return [];
              const tone = TONES[severity];
              const text = identitySentence(proof.says, language);
              const place = proof.line === 0 ? proof.source : `${proof.source}:${proof.line}`;
              return [
                ...paragraph(`[${diagnosis.severities[severity]}] ${text}`, width, {
                  lead: "  - ",
                  ...(tone && { tone }),
                }),
                ...(proof.text === ""
                  ? []
                  : paragraph(`${place}: ${proof.text}`, width, {
                      lead: DEEP,
                      tone: "dim",
                      maxLines: 4,
                    })),
              ];
            },
            (count) => diagnosis.remarks.moreInJson(count, language.formats),
          ),
        ];
  return [
    ...section(
      identity.headings.findings,
      findings.filter((finding) => !isOpen(finding)),
    ),
    ...section(identity.headings.unanswered, findings.filter(isOpen)),
  ];
}

function publishLines(
  { publish }: Identity,
  { labels: { identity } }: Language,
  { width }: IdentityPage,
): readonly Line[] {
  if (publish.length === 0) return [];
  return [
    ...heading(identity.headings.publish),
    ...publish.flatMap(({ why, record, commands }) => [
      ...paragraph(identity.publish[why], width, { lead: "  - " }),
      // A line of a zone file is copied: it is not wrapped.
      ...(record === null
        ? []
        : [line(`${DEEP}${record.name} IN ${record.type} ${record.value}`, "code")]),
      ...commands.flatMap((command) => commandLines(command, width, DEEP)),
    ]),
  ];
}

function factSection(
  identity: Identity,
  language: Language,
  { width }: IdentityPage,
): readonly Line[] {
  return [
    ...heading(language.labels.identity.headings.facts),
    ...factLines(identityFacts(identity, language), width),
  ];
}

function listLines(
  { lists: { entries, zones } }: Identity,
  { labels: { identity }, formats }: Language,
  { width }: IdentityPage,
): readonly Line[] {
  const doubtful = zones.filter(({ state }) => state.kind !== "usable");
  const zonesWhere = (subject: string, isWanted: (entry: ListEntry) => boolean) =>
    entries.filter((entry) => entry.subject === subject && isWanted(entry));
  const subjects = [...new Set(entries.map(({ subject }) => subject))];
  const texts = subjects.flatMap((subject) => {
    const clean = zonesWhere(
      subject,
      ({ standing, kind }) => standing === "not-listed" && kind !== "allow",
    ).map(({ zone }) => zone);
    const allowed = zonesWhere(
      subject,
      ({ standing, kind }) => standing === "listed" && kind === "allow",
    );
    return [
      ...(clean.length === 0 ? [] : [identity.notListed({ subject, zones: clean }, formats)]),
      ...allowed.map(({ zone, codes }) =>
        identity.allowed({ subject, zone, codes: codes.join(" ") }),
      ),
    ];
  });
  if (texts.length + doubtful.length === 0) return [];
  return [
    ...heading(identity.headings.lists),
    ...texts.flatMap((text) => paragraph(text, width, { lead: "  - " })),
    ...doubtful.flatMap(({ zone, state }) =>
      paragraph(`${zone}: ${identity.states[state.kind]}`, width, { lead: "  - ", tone: "dim" }),
    ),
  ];
}

function configuredLines(
  { configuredLists }: Identity,
  { labels: { identity } }: Language,
  { width }: IdentityPage,
): readonly Line[] {
  if (configuredLists.length === 0) return [];
  return [
    ...heading(identity.headings.configured),
    ...configuredLists.flatMap(({ zone, state }) =>
      paragraph(`${zone}: ${identity.states[state.kind]}`, width, { lead: "  - " }),
    ),
  ];
}
