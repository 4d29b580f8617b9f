import type { BounceListing } from "../core/bounce-list.ts";
import type { ContainApp } from "../app/contain-app.ts";
import type { AuditedFiles, AuditOptions } from "../app/audit-files.ts";
import type { ComparedHost } from "../app/probe-and-compare.ts";
import type { ProbedHost, ProbeRefusal, ProbeRequest } from "../app/probe-host.ts";
import type { JoinedSettings } from "../app/join-configuration.ts";
import type { CheckedIdentity, IdentityWish } from "../app/check-sender-identity.ts";
import type { CheckedSettings } from "../app/check-settings.ts";
import type { AccountOptions, AuditedAccounts, ShownAccounts } from "../app/show-accounts.ts";
import type { ClientLines, ClientWish } from "../core/client-lines.ts";
import type { Diagnosis, EvidenceSource } from "../core/diagnosis.ts";
import type { Explanation } from "../core/explanation.ts";
import type { EvidenceProblemCode } from "../core/evidence-problem.ts";
import type { NamedText } from "../core/named-text.ts";
import type { NetworkOwner } from "../core/network-owner.ts";
import type { LogEvent } from "../core/log-event.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { QueueProblem } from "../core/queue-problem.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import type { Say } from "../core/say.ts";
import type { LearnResult } from "../guard/learn/learn-limits.ts";
import type { SetupInspection } from "../guard/setup/inspect-setup.ts";
import type { ControlRequest } from "../guard/control/control-request.ts";
import type { QueueFilter } from "../queue/filter/queue-filter.ts";
import type { LanguageTag } from "../report/language.ts";
import type { ReadingProgress } from "../report/progress.ts";
import type { MessageStory, StoryLine } from "../story/message-story.ts";
import type { TraceQueryError } from "../story/trace-query.ts";

/** A piece of evidence that could not be read. */
export interface UnreadableEvidence {
  readonly name: string;
  readonly code: EvidenceProblemCode;
  /** The machine's own words, for codes that quote them. */
  readonly message: string;
}

export interface ReadOptions extends StampOptions {
  readonly onProgress: (progress: ReadingProgress) => void;
}

export interface DiagnoseAnswer {
  readonly diagnosis: Diagnosis<Say>;
  /** What the settings among the evidence say; undefined without settings. */
  readonly settings: JoinedSettings | undefined;
  readonly unreadable: readonly UnreadableEvidence[];
  /** Of queue files that were not read as a whole. */
  readonly queueProblems: readonly QueueProblem[];
  readonly queueProblemsLeftOut: number;
  /** Of the clients that were asked for. */
  readonly clientLines: ReadonlyMap<string, ClientLines>;
}

export interface TraceAnswer {
  readonly kind: "trace";
  readonly stories: readonly MessageStory[];
  /** Bounces and other notices that these caused, and the messages that these are notices of. */
  readonly related: readonly MessageStory[];
  /** Lines that fit but belong to no message. */
  readonly others: readonly StoryLine[];
  readonly othersLeftOut: number;
  /** True when there are more messages, or more lines of them, than are here. */
  readonly limitHit: boolean;
  readonly evidence: readonly EvidenceSource[];
  readonly unreadable: readonly UnreadableEvidence[];
}

export type TraceRefusal = { readonly kind: "error" } & TraceQueryError;

export interface ExplainAnswer {
  readonly explanation: Explanation;
  readonly unreadable: readonly UnreadableEvidence[];
}

export interface EventsAnswer {
  /** How many pieces of evidence were read. */
  readonly sources: number;
  readonly unreadable: readonly UnreadableEvidence[];
}

export interface BouncesAnswer {
  readonly listing: BounceListing<null>;
  readonly unreadable: readonly UnreadableEvidence[];
}

export interface QueueListOptions {
  /** IANA zone of stamps without an offset. */
  readonly timezone: string;
  readonly year?: number;
  readonly filter?: QueueFilter;
  /** Ages count up to here. */
  readonly nowMs: number;
  readonly onProgress?: (progress: { readonly bytes: number }) => void;
}

export interface QueueAnswer {
  /** Messages read, those that the filter left out included. */
  readonly messages: number;
  /** Files and listings that were queues. */
  readonly sources: number;
  readonly problems: readonly QueueProblem[];
  readonly problemsLeftOut: number;
  readonly unreadable: readonly UnreadableEvidence[];
}

export type ProbeAnswer =
  ProbedHost | ComparedHost | ProbeRefusal | { readonly kind: "no-configuration" };

/** The daemon, and what the running one is asked. `config`: a settings file, else the usual one. */
export interface GuardApp {
  /** Stays until a signal ends it. Throws a `GuardProblem` or a `SettingsError` where it cannot start. */
  run(options: {
    readonly config: string | undefined;
    /** Folder of the state, else the usual one. */
    readonly state: string | undefined;
    readonly onStarted: (guard: {
      readonly addresses: readonly string[];
      readonly mode: string;
    }) => void;
  }): Promise<void>;
  /** How the mail server asks: of the configuration that is named, else of this machine. */
  inspectSetup(
    config: string | undefined,
    configuration: readonly string[],
  ): Promise<SetupInspection>;
  /** What the limits should be, by logs; of this machine where none is named. */
  learn(
    config: string | undefined,
    logs: readonly string[],
    stamps: StampOptions,
  ): Promise<LearnResult>;
  /** Throws a `GuardProblem` where no guard answers. */
  ask(config: string | undefined, request: ControlRequest): Promise<unknown>;
}

/** The questions that the command line can ask. `evidence` as typed; empty = this machine, `-` = standard input. */
export interface App {
  /** `language`: of the sentences about settings. */
  diagnose(
    evidence: readonly string[],
    options: ReadOptions & {
      readonly language: LanguageTag;
      readonly clientsOf?: (diagnosis: Diagnosis<Say>) => readonly ClientWish[];
    },
  ): Promise<DiagnoseAnswer>;
  trace(
    query: string,
    evidence: readonly string[],
    options: ReadOptions,
  ): Promise<TraceAnswer | TraceRefusal>;
  /** `language`: of the sentences about settings. */
  explain(
    evidence: readonly string[],
    options: ReadOptions & { readonly language: LanguageTag },
  ): Promise<ExplainAnswer>;
  /** Gives events in the order of the input; waits for `emit`, which waits for the reader of the output. */
  events(
    evidence: readonly string[],
    options: ReadOptions & { readonly all: boolean },
    emit: (event: LogEvent) => Promise<void> | undefined,
  ): Promise<EventsAnswer>;
  listBounces(
    mailboxes: readonly string[],
    evidence: readonly string[],
    options: ReadOptions,
  ): Promise<BouncesAnswer>;
  showAccounts(
    login: string,
    evidence: readonly string[],
    options: AccountOptions,
  ): Promise<ShownAccounts>;
  auditAccounts(evidence: readonly string[], options: AccountOptions): Promise<AuditedAccounts>;
  audit(config: readonly string[], options: AuditOptions): Promise<AuditedFiles>;
  /** `compare`: configuration of that server. */
  probe(request: ProbeRequest, compare: string | undefined): Promise<ProbeAnswer>;
  /** A password from a file, or typed; undefined where neither is to be had. */
  secret(
    from: { readonly file: string } | { readonly question: string },
  ): Promise<string | undefined>;
  /** `resolver`: the DNS server to ask, as typed; else those of this machine. */
  identity(
    wish: IdentityWish,
    evidence: readonly string[],
    options: ReadOptions & { readonly resolver: string | undefined },
  ): Promise<CheckedIdentity>;
  /** Gives messages in the order of reading; waits for `take`. */
  queue(
    evidence: readonly string[],
    options: QueueListOptions,
    take: (message: QueuedMessage) => Promise<void> | undefined,
  ): Promise<QueueAnswer>;
  /** `named`: a settings file, else the usual one. */
  checkSettings(named: string | undefined): Promise<CheckedSettings>;
  /** `stateFolder`: for plans, journals and the quarantine. */
  contain(stateFolder: string): Promise<ContainApp>;
  readonly guard: GuardApp;
  collectScript(): Promise<string>;
  /** Asks registries on the Internet, or `server` instead of them. */
  networkOwners(
    ips: readonly string[],
    server: string | undefined,
  ): Promise<ReadonlyMap<string, NetworkOwner>>;
  /** Throws the error of the operating system where a folder cannot be written. */
  writeFiles(folder: string, texts: readonly NamedText[]): Promise<void>;
}
