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

/** Every key of the settings; each language explains it. */
export type SettingKey =
  | "accounts"
  | "accounts.databases"
  | `accounts.databases[].${DatabaseKey}`
  | "probe"
  | "probe.hosts";
