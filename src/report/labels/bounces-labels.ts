import type { BounceBasis, BounceClass, ReturnKind } from "../../core/bounce-list.ts";
import type { ReplyClass } from "../../core/reply-class.ts";
import type { Formats } from "../formats.ts";

/** What a reader sees around a list of bounces. The keys are the codes of `core/bounce-list.ts`. */
export interface BouncesLabels {
  /** The answer: how many bounces there are, and how many of them come from the abuse. */
  headline(values: { bounces: number; messages: number; abuse: number }, f: Formats): string;
  nothing(values: { messages: number }, f: Formats): string;
  /** `Caused by the abuse (78)` */
  heading(values: { title: string; count: number }, f: Formats): string;
  readonly classes: Record<BounceClass, string>;
  /** What each class rests on, as a sentence. */
  readonly bases: Record<BounceBasis, string>;
  /** `78: ...` before such a sentence. */
  basis(values: { count: number; sentence: string }, f: Formats): string;
  readonly kinds: Record<ReturnKind, string>;
  readonly reasons: Record<ReplyClass, string>;
  /** One line for each reason: `blocked 41, unknown user 37`. */
  reason(values: { name: string; count: number }, f: Formats): string;
  readonly columns: {
    readonly file: string;
    readonly at: string;
    readonly recipient: string;
    readonly reason: string;
    readonly queueId: string;
  };
  readonly facts: {
    readonly mailbox: string;
    readonly incident: string;
    readonly reasons: string;
    readonly hosts: string;
  };
  readonly noHosts: string;
  readonly unknownTime: string;
  /** Of several recipients the first: `a@example.net (+5)` */
  recipients(values: { first: string; more: number }, f: Formats): string;
  moreBounces(count: number, f: Formats): string;
  readonly notes: {
    autoReplies(count: number, f: Formats): string;
    cut(count: number, f: Formats): string;
    unfinished(count: number, f: Formats): string;
    leftOut(count: number, f: Formats): string;
  };
}
