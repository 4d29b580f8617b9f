import type { AlertSetting } from "../settings/guard-section.ts";
import type { BanRules } from "./bans/ban.ts";
import type { LoginRules } from "./logins/login-rules.ts";
import type { GreylistRules } from "./greylist/greylist.ts";
import type { Limit } from "./limits/limit.ts";
import type { Profile } from "./limits/limit-rules.ts";
import type { Mode } from "./policy-engine.ts";
import type { ReactionSettings } from "./reaction/reaction-rules.ts";
import type { SenderRules } from "./senders/sender-rules.ts";
import type { ListenAddress } from "../system/listen-address.ts";

/** What the guard is told; src/settings/guard-section.ts checks it and has the defaults. */
export interface GuardSettings {
  readonly mode: Mode;
  readonly listen: readonly ListenAddress[];
  /** Where `mailwarden guard status` and the others ask. */
  readonly control: ListenAddress;
  /** Metrics and health; undefined = not served. */
  readonly http: ListenAddress | undefined;
  /** Domain of logins that have none; `""` = they keep none. */
  readonly defaultDomain: string;
  /** Networks whose clients may send without a login; never banned. */
  readonly ownNetworks: readonly string[];
  /** Paths of logs, and `journalctl`; undefined = what this machine's mail servers use; empty = none. */
  readonly logs: readonly string[] | undefined;
  /** Where Dovecot's authentication asks; undefined = nowhere. */
  readonly authPolicy: ListenAddress | undefined;
  readonly authPolicySecret: {
    readonly file: string | undefined;
    readonly variable: string | undefined;
  };
  readonly logins: LoginRules;
  readonly bans: BanRules;
  readonly limits: readonly Limit[];
  /** By account, in its canonical form. */
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly senders: SenderRules;
  readonly greylist: GreylistRules;
  readonly reaction: ReactionSettings;
  readonly alerts: readonly AlertSetting[];
  /** How many pairs of account and recipient are remembered; 8 bytes each. */
  readonly rememberedRecipients: number;
}
