import type { AccountBackend } from "../core/account-backend.ts";
import type { Diagnosis, Finding, Incident, Verdict } from "../core/diagnosis.ts";
import type { ClientLines, ClientWish } from "../core/client-lines.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import type { QueueProblem } from "../core/queue-problem.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { type Say, say } from "../core/say.ts";
import { buildActivity } from "../detect/activity/build-activity.ts";
import { buildIncident, summaryFacts } from "../detect/build-incident.ts";
import { detectIncidents, worstFirst } from "../detect/catalogue.ts";
import { honestSenders } from "../detect/honest-senders.ts";
import { clientConduct, type ClientConduct } from "../detect/client-conduct.ts";
import type { FindingDraft, IncidentDraft } from "../detect/draft.ts";
import { findAll } from "../detect/findings/catalogue.ts";
import { buildScene, type Scene } from "../detect/scene.ts";
import { openEvidence, type OpenedEvidence } from "../evidence/open-evidence.ts";
import type { LanguageTag } from "../report/language.ts";
import type { TrafficSoFar } from "../report/progress.ts";
import { AccountPieces } from "./account-pieces.ts";
import { allTakers } from "./all-takers.ts";
import { describeEvidence } from "./describe-evidence.ts";
import type { JoinedSettings } from "./join-configuration.ts";
import {
  joinMailboxes,
  joinPastedBounces,
  joinQueues,
  joinSettings,
  joinWebScripts,
  readAccountStores,
} from "./join-others.ts";
import { ConfigurationTaker } from "./gather-configuration.ts";
import { findClientLines } from "./find-client-lines.ts";
import { ProofLines } from "./find-proof-lines.ts";
import type { JoinedBounces } from "./join-bounces.ts";
import { lookAtThisMachine } from "./this-machine.ts";
import { nextStepsOf } from "./next-steps.ts";
import { readTraffic, type TrafficReading } from "./read-traffic.ts";

export interface DiagnoseOptions extends StampOptions {
  /** Of the sentences about settings, English by default; all others are codes with values. */
  readonly language?: LanguageTag;
  readonly onProgress?: (progress: DiagnoseProgress) => void;
  /** Whose lines are wanted besides, by address: a second pass over the logs. */
  readonly clientsOf?: (diagnosis: Diagnosis<Say>) => readonly ClientWish[];
}

export interface DiagnoseProgress {
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly lines: number | null;
  readonly found: number | null;
  readonly soFar: TrafficSoFar;
}

export interface DiagnoseResult {
  readonly diagnosis: Diagnosis<Say>;
  /** For `withSettings`, which joins them to the report. */
  readonly settings: JoinedSettings | undefined;
  readonly unreadable: OpenedEvidence["unreadable"];
  /** Of queue files that were not read as a whole. */
  readonly queueProblems: readonly QueueProblem[];
  readonly queueProblemsLeftOut: number;
  /** Of the clients that `clientsOf` named. */
  readonly clientLines: ReadonlyMap<string, ClientLines>;
  /** Of the incidents, in their order; for `contain`, which must not hit honest users. */
  readonly conduct: readonly IncidentConduct[];
  /** `honestSenders` of src/detect. */
  readonly honestSenders: ReadonlyMap<string, readonly string[]>;
}

/** What honest people and programs were seen to do in the same way as an incident. */
export interface IncidentConduct extends ClientConduct {
  /** Scripts of the incident's users that it is not blamed on, by their names without folders. */
  readonly honestScripts: ReadonlySet<string>;
}

export interface DiagnoseWorlds {
  readonly evidence: EvidenceWorld;
  readonly queue: QueueWorld;
  readonly mailbox: MailboxWorld;
  /** Accounts in a SQLite file. */
  readonly sqlite: (path: string) => AccountBackend;
  readonly machine: MachineWorld;
}

/** Fewer accepted messages than this neither clear nor accuse a server. */
const ACCEPTED_ENOUGH = 10;

/**
 * Who sends spam through this server, how, since when, how sure: evidence -> traffic -> scene -> incidents and findings
 * -> the lines that prove them.
 */
export async function diagnose(
  evidence: readonly string[],
  options: DiagnoseOptions,
  worlds: DiagnoseWorlds,
): Promise<DiagnoseResult> {
  const configuration = new ConfigurationTaker(false);
  const accounts = new AccountPieces();
  const taker = allTakers([configuration, accounts]);
  const opened = await openEvidence(evidence, options, worlds.evidence, taker);
  try {
    const totalBytes = totalOf(opened);
    const reading = await readTraffic(opened.logs, {
      ...options,
      onProgress: (bytes, lines, soFar) =>
        options.onProgress?.({ bytes, totalBytes, lines, found: null, soFar }),
    });
    const here = await lookAtThisMachine(evidence, worlds);
    const queue = await joinQueues(
      { ...opened, spools: here?.spools ?? [] },
      reading.traffic,
      options,
      worlds.queue,
    );
    const scene = buildScene(reading.traffic);
    const detected = detectIncidents(scene);
    const { other } = opened;
    const scripts = await joinWebScripts(scene, detected, { other, queue, here }, worlds);
    const settings = await joinSettings(
      [configuration, ...(here?.settings ?? [])],
      options.language ?? "en",
    );
    const stores = await readAccountStores(accounts, scene, settings, worlds);
    const seen = scripts?.drafts ?? detected;
    const logged = stores?.named(seen) ?? seen;
    const findingDrafts = findAll(scene, logged);
    const proofLines = new ProofLines(opened.logs, options);
    for (const draft of logged)
      proofLines.want(scene.traffic.ledger, draft.messageProof, draft.lineProof);
    for (const draft of findingDrafts) proofLines.want(scene.traffic.ledger, [], draft.lineProof);
    await proofLines.read();
    const loggedIncidents = logged.map((draft) =>
      buildIncident(
        scene,
        draft,
        [
          ...(scripts?.proofOf(draft) ?? []),
          ...proofLines.proofOf(draft.messageProof, draft.lineProof),
          ...(queue?.proofOf(draft) ?? []),
        ],
        queue?.summary ?? null,
      ),
    );
    const cutAtBytes = Math.max(0, ...reading.sources.map((one) => one.reading.cutAtBytes));
    const findings = [
      ...(scripts?.findings ?? []),
      ...findingDrafts.map((draft) => completeFinding(draft, proofLines)),
      ...(await joinPastedBounces(opened)),
    ];
    const boxes = await joinMailboxes(
      scene,
      {
        verdict: verdictOf(scene, loggedIncidents, cutAtBytes),
        incidents: loggedIncidents,
        findings,
      },
      opened,
      options,
      worlds.mailbox,
    );
    const { drafts, incidents: joined } = withProven(logged, boxes);
    const verdict = verdictOf(scene, joined, cutAtBytes);
    const known = stores?.joined(joined);
    const diagnosis: Diagnosis<Say> = {
      schema: "mailwarden.diagnosis/1",
      verdict,
      summary: summaryOf(scene, drafts, verdict, cutAtBytes),
      incidents: known?.incidents ?? joined,
      findings: [...findings, ...(known?.findings ?? [])],
      evidence: [
        ...describeEvidence(opened, reading),
        ...(here?.evidence ?? []),
        ...(scripts?.evidence ?? []),
      ],
      nextSteps: nextStepsOf(joined, verdict, evidence, cutAtBytes > 0),
      activity: buildActivity(scene, drafts),
    };
    return {
      conduct: clientConduct(scene, drafts).map((conduct, at) => {
        const draft = drafts[at];
        const honestScripts = draft && scripts?.honestScriptsOf(draft);
        return { ...conduct, honestScripts: honestScripts ?? new Set() };
      }),
      honestSenders: honestSenders(scene, drafts),
      settings,
      diagnosis,
      clientLines: await findClientLines(
        opened.logs,
        options,
        options.clientsOf?.(diagnosis) ?? [],
      ),
      queueProblems: queue?.problems.problems ?? [],
      queueProblemsLeftOut: queue?.problems.leftOut ?? 0,
      unreadable: [
        ...opened.unreadable,
        ...problemsWhileReading(reading),
        ...(here?.unreadable ?? []),
        ...(queue?.unreadable ?? []),
        ...(scripts?.unreadable ?? []),
        ...(known?.unreadable ?? []),
      ],
    };
  } finally {
    await opened.close();
  }
}

/** Puts what mailboxes prove beside what the log shows, worst first; it takes the place of a mere guess at the same cause. */
function withProven(
  logged: readonly IncidentDraft[],
  { incidents, proven }: JoinedBounces,
): { readonly drafts: readonly IncidentDraft[]; readonly incidents: readonly Incident<Say>[] } {
  const causes = new Set(proven.map(({ draft }) => draft.cause));
  const both = [
    ...logged.flatMap((draft, at) => {
      const incident = incidents[at];
      const isGuess = causes.has(draft.cause) && draft.rows.length === 0;
      return incident === undefined || isGuess ? [] : [{ draft, incident }];
    }),
    ...proven,
  ].sort((a, b) => worstFirst(a.draft, b.draft));
  return {
    drafts: both.map(({ draft }) => draft),
    incidents: both.map(({ incident }) => incident),
  };
}

/** Sources that could be opened and then could not be read to their end. */
function problemsWhileReading({ sources }: TrafficReading): OpenedEvidence["unreadable"] {
  return sources.flatMap(({ reading: { source, problem } }) =>
    problem === undefined
      ? []
      : [{ name: source.name, code: problem.code, message: problem.message, hint: problem.hint }],
  );
}

function totalOf({ logs }: OpenedEvidence): number | null {
  let total = 0;
  for (const { sizeBytes } of logs) {
    if (sizeBytes === null) return null;
    total += sizeBytes;
  }
  return total;
}

/** Contract, section 6. */
function verdictOf(scene: Scene, incidents: readonly Incident<Say>[], cutAtBytes: number): Verdict {
  if (incidents.some((incident) => incident.confidence !== "possible")) return "incident";
  if (incidents.length > 0) return "suspicious";
  const { messages, acceptLines, deliveries } = scene.traffic.totals;
  const enough =
    !scene.isExcerpt &&
    cutAtBytes === 0 &&
    messages >= ACCEPTED_ENOUGH &&
    deliveries * 2 >= messages &&
    acceptLines * 2 >= messages - scene.bounces.length;
  return enough ? "clean" : "insufficient-evidence";
}

function summaryOf(
  scene: Scene,
  drafts: readonly IncidentDraft[],
  verdict: Verdict,
  cutAtBytes: number,
): Say {
  const worst = drafts[0];
  if (worst) return worst.summary(summaryFacts(scene, worst));
  if (verdict === "insufficient-evidence") {
    return cutAtBytes > 0
      ? say("summary.cut-lines", { bytes: cutAtBytes })
      : say("summary.insufficient", {});
  }
  return say("summary.clean", {
    messages: scene.traffic.totals.messages,
    recipients: scene.outboundRecipients,
  });
}

/** Puts in what only the line's own words tell: the receiver's text, its page, our address as it saw us. */
function completeFinding(draft: FindingDraft, proofLines: ProofLines): Finding<Say> {
  const { lineProof, dataFromLine, ...finding } = draft;
  const first = lineProof[0] && proofLines.lineOf(lineProof[0]);
  const read =
    dataFromLine && first
      ? dataFromLine({
          statusText: first.event.statusText ?? "",
          relayIp: first.event.relayIp ?? "",
        })
      : {};
  return {
    ...finding,
    data: { ...finding.data, ...read },
    proof: proofLines.proofOf([], lineProof),
  };
}
