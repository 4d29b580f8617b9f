import type { EvidenceSource, Finding, Proof } from "../core/diagnosis.ts";
import { formatRfc3339 } from "../core/rfc3339.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { type Say, say } from "../core/say.ts";
import type { IncidentDraft } from "../detect/draft.ts";
import { isLocal, withScripts } from "../detect/local-script.ts";
import type { Scene } from "../detect/scene.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import {
  inspectScripts,
  type MarkedScript,
  onlySuspect,
  recentlyChanged,
} from "../scripts/inspect-scripts.ts";
import type { HeaderScript } from "../scripts/link-mails.ts";
import { readCalls } from "../scripts/read-calls.ts";
import { KnownScripts } from "../scripts/resolve-script.ts";
import { letsStrangersIn, SCRIPT_MARKS, type ScriptMark } from "../scripts/script-marks.ts";
import { type NamedScript, nameScripts, type NamingOfDraft } from "./name-scripts.ts";
import type { ScriptSources } from "./script-sources.ts";
import type { WebHere } from "./web-here.ts";

export interface JoinedScripts {
  readonly drafts: readonly IncidentDraft[];
  /** Lines of other evidence than the mail log that name the scripts of an incident. */
  proofOf(draft: IncidentDraft): readonly Proof<Say>[];
  /** Names of scripts of an incident's users that it is not blamed on. */
  honestScriptsOf(draft: IncidentDraft): ReadonlySet<string>;
  readonly findings: readonly Finding<Say>[];
  /** What was taken without having been named. */
  readonly evidence: readonly EvidenceSource[];
  readonly unreadable: readonly UnreadableEvidence[];
}

const BEFORE_MS = 120_000;
const SCRIPTS_PROVEN = 3;
const BACKDOORS_MAX = 20;

/**
 * Names the scripts behind incidents of local users: by headers, PHP's mail log, requests in the same second, and what
 * the programs do. What an honest script of the same user sent is taken out of the incident.
 */
export async function joinScripts(
  scene: Scene,
  drafts: readonly IncidentDraft[],
  headers: ReadonlyMap<string, HeaderScript>,
  { logs, files }: ScriptSources,
  here: Pick<WebHere, "evidence" | "unreadable"> | undefined,
): Promise<JoinedScripts> {
  const [firstMs, lastMs] = spanOf(scene, drafts.filter(isLocal));
  const calls = await readCalls(logs, firstMs - BEFORE_MS, lastMs + BEFORE_MS);
  const known = new KnownScripts([
    ...files.map(({ path }) => path),
    ...calls.mails.map(({ script }) => script),
  ]);
  const namings = new Map(
    drafts
      .filter(isLocal)
      .map((draft) => [draft, nameScripts(scene, draft, headers, calls, known)]),
  );
  const named = new Set(
    [...namings.values()].flatMap(({ scripts }) => scripts.map((s) => s.script)),
  );
  const inspected = await inspectScripts(files, named);
  const recent = recentlyChanged(inspected.modifiedMs, firstMs);
  const suspect = onlySuspect(inspected.marked.values(), recent);
  const proofs = new Map<IncidentDraft, readonly Proof<Say>[]>();
  const honest = new Map<IncidentDraft, ReadonlySet<string>>();
  const joined = drafts.map((draft) => {
    const naming = namings.get(draft);
    if (naming === undefined) return draft;
    const redrafted = redraft(scene, draft, naming, suspect);
    honest.set(redrafted, naming.honestScripts);
    const shown =
      naming.scripts.length > 0
        ? naming.scripts.slice(0, SCRIPTS_PROVEN)
        : redrafted !== draft && suspect !== undefined && naming.library === undefined
          ? [{ script: suspect.path, rows: draft.rows, links: new Map() }]
          : [];
    proofs.set(
      redrafted,
      shown.flatMap((script) => [
        ...linkProof(script),
        ...programProof(scene, script.script, inspected.marked, recent),
      ]),
    );
    return redrafted;
  });
  return {
    drafts: joined,
    proofOf: (draft) => proofs.get(draft) ?? [],
    honestScriptsOf: (draft) => honest.get(draft) ?? new Set(),
    findings: backdoors(scene, inspected.marked, named),
    evidence: here?.evidence ?? [],
    unreadable: [...(here?.unreadable ?? []), ...calls.unreadable],
  };
}

function spanOf({ traffic }: Scene, drafts: readonly IncidentDraft[]): readonly [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { rows } of drafts)
    for (const row of rows) {
      const at = traffic.ledger.atMs[row] as number;
      if (at < first) first = at;
      if (at > last) last = at;
    }
  return [first, last];
}

function redraft(
  scene: Scene,
  draft: IncidentDraft,
  { scripts, honestRows, library }: NamingOfDraft,
  suspect: MarkedScript | undefined,
): IncidentDraft {
  const worst = scripts[0]?.script ?? (library === undefined ? suspect?.path : undefined);
  if (worst === undefined && library === undefined) return draft;
  const rows = draft.rows.filter((row) => !honestRows.has(row));
  const of = new Map(scripts.flatMap(({ script, rows: own }) => own.map((row) => [row, script])));
  // Nothing ties single messages to a file that only its program speaks against.
  if (scripts.length === 0 && worst !== undefined) for (const row of rows) of.set(row, worst);
  return withScripts(scene, draft, rows, { of, worst, library });
}

/** One line for each kind of evidence that names a script. */
function linkProof({ script, links }: NamedScript): Proof<Say>[] {
  return [...links].flatMap(([kind, { link, messages }]): Proof<Say>[] => {
    const { header, call } = link;
    const lines: Proof<Say>[] = [];
    if (header !== undefined && kind !== "request") {
      const uid = header.uid === undefined ? "" : `${header.uid}:`;
      const text = `X-PHP-Originating-Script: ${uid}${header.file}`;
      const says = say(header.isReturned ? "proof.script-returned" : "proof.script-header", {
        script,
        messages,
      });
      lines.push({ source: header.source, line: 0, text, says });
    }
    if (call !== undefined) {
      const { source, line, text, clientIp } = call;
      const says =
        kind === "request"
          ? say("proof.script-requested", { script, ip: clientIp ?? "", messages })
          : say("proof.script-mail-log", { script, messages });
      lines.push({ source, line, text: maskSecrets(text), says });
    }
    return lines;
  });
}

const MARK_SAYINGS = {
  "runs-request": "proof.script-runs-request",
  "runs-decoded": "proof.script-runs-decoded",
  "request-to-mail": "proof.script-request-to-mail",
  "sends-mail": "proof.script-sends-mail",
} as const satisfies Record<ScriptMark, Say["key"]>;

/** What the program itself says: its weightiest marks, and that it was changed shortly before. */
function programProof(
  scene: Scene,
  script: string,
  marked: ReadonlyMap<string, MarkedScript>,
  recent: ReadonlySet<string>,
): Proof<Say>[] {
  const program = marked.get(script);
  if (program === undefined) return [];
  const { path, modifiedMs } = program;
  const lines = byWeight(program).map(({ mark, line, text }) => ({
    source: path,
    line,
    text,
    says: say(MARK_SAYINGS[mark], { script }),
  }));
  if (modifiedMs === null || !recent.has(path)) return lines;
  const at = formatRfc3339(Math.floor(modifiedMs / 1000) * 1000, scene.traffic.offsetMinutes);
  const says = say("proof.script-changed", { script, at });
  return [...lines, { source: path, line: 0, text: `${path}: ${at}`, says }];
}

function byWeight({ marks }: MarkedScript): MarkedScript["marks"] {
  return [...marks].sort((a, b) => SCRIPT_MARKS.indexOf(a.mark) - SCRIPT_MARKS.indexOf(b.mark));
}

/** Other files that let strangers in: whoever cleans up has to know of them. */
function backdoors(
  { traffic }: Scene,
  marked: ReadonlyMap<string, MarkedScript>,
  named: ReadonlySet<string>,
): Finding<Say>[] {
  return [...marked.values()]
    .filter(({ path, marks }) => !named.has(path) && marks.some(letsStrangersIn))
    .slice(0, BACKDOORS_MAX)
    .map((program) => ({
      code: "script-backdoor",
      severity: "high",
      subject: program.path,
      data: {
        marks: byWeight(program).map(({ mark }) => mark),
        modifiedAt:
          program.modifiedMs === null
            ? null
            : formatRfc3339(Math.floor(program.modifiedMs / 1000) * 1000, traffic.offsetMinutes),
      },
      proof: byWeight(program)
        .filter(letsStrangersIn)
        .map(({ mark, line, text }) => ({
          source: program.path,
          line,
          text,
          says: say(MARK_SAYINGS[mark], { script: program.path }),
        })),
    }));
}
