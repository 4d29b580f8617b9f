import type { Severity } from "../../core/diagnosis.ts";
import type { Answers } from "../../core/server-answers.ts";
import type { Witness } from "../../core/witness.ts";
import type { Place } from "../config-text.ts";
import type { Expectation } from "../expectations.ts";
import type { EximConfig } from "../exim/config.ts";
import type { EximScene } from "../exim/scene.ts";
import type { PostfixConfig } from "../postfix/config.ts";
import type { Scene } from "../postfix/scene.ts";
import type { Settings } from "../postfix/settings.ts";
import type { RuleId } from "../rule-texts-en.ts";

/** One place where a rule is broken. */
export interface Hit {
  /** The setting, table row or service it is about. */
  readonly subject: string;
  readonly place: Place;
  /** When it is better or worse than the rule's usual severity. */
  readonly severity?: Severity;
  readonly data?: Readonly<Record<string, unknown>>;
  /** The way through the settings that shows it; in words it stands in the finding's `data.witness`. */
  readonly witness?: Witness;
  readonly fix?: { readonly command?: string; readonly file?: string; readonly diff?: string };
}

export interface Rule<View> {
  readonly id: RuleId;
  readonly severity: Severity;
  /** Finds every place that breaks the rule; no place twice. */
  readonly check: (view: View) => readonly Hit[];
  /** How the administrator sees that the fix works. */
  readonly verify?: { readonly command: string; readonly expect: Expectation };
}

/** What rules about Postfix look at. */
export interface PostfixView {
  readonly config: PostfixConfig;
  /** main.cf alone, without any service's overrides. */
  readonly main: Settings;
  readonly versionKnown: boolean;
  /** Listeners that outsiders reach, and the others. */
  readonly scenes: readonly Scene[];
  readonly loopback: readonly Scene[];
  readonly answers: Answers<Witness>;
}

/** What rules about Exim look at. */
export interface EximView {
  readonly config: EximConfig;
  readonly scenes: readonly EximScene[];
  readonly answers: Answers<Witness>;
}
