type DatabaseKey =
  | "kind"
  | "host"
  | "port"
  | "socket"
  | "database"
  | "user"
  | "passwordFile"
  | "passwordEnv"
  | "tls"
  | "caFile"
  | "query"
  | "url"
  | "base"
  | "filter"
  | "path";

type AlertKey =
  | "kind"
  | "urlFile"
  | "urlEnv"
  | "secretFile"
  | "secretEnv"
  | "chat"
  | "command"
  | "events"
  | "language"
  | "redact";

type GuardKey =
  | "mode"
  | "listen"
  | "control"
  | "http"
  | "defaultDomain"
  | "ownNetworks"
  | "logs"
  | "rememberedRecipients"
  | "limits"
  | "profiles"
  | "accounts"
  | "senders"
  | "senders.mismatch"
  | "senders.own"
  | "senders.nullSender"
  | "senders.alsoAs"
  | "alerts"
  | `alerts[].${AlertKey}`
  | "greylist"
  | "greylist.enabled"
  | "greylist.delay"
  | "greylist.retryWithin";

/** Every key of the settings; each language explains it. */
export type SettingKey =
  | "accounts"
  | "accounts.databases"
  | `accounts.databases[].${DatabaseKey}`
  | "probe"
  | "probe.hosts"
  | "guard"
  | `guard.${GuardKey}`;
