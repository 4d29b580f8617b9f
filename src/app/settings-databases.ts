import type { AccountConnection, SqlConnection } from "../core/account-connection.ts";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { AccountDatabase } from "../settings/accounts-section.ts";
import { SettingsError } from "../settings/settings-error.ts";
import type { SettingsProblem } from "../settings/settings-problem.ts";
import { type LoadedSettings, readTextFile, type SettingsWorld } from "./load-settings.ts";

/** Where accounts are kept, as the settings say it. */
export interface SettingsDatabases {
  readonly connections: readonly AccountConnection[];
  readonly files: readonly string[];
}

type Place = Extract<LoadedSettings["parsed"], { kind: "settings" }>["placeOf"];

const PORTS = { mysql: 3306, postgresql: 5432 } as const;
const PASSWORD_BYTES_MAX = 4_096;

/** The databases of the settings with their passwords. Throws a `SettingsError`. */
export async function settingsDatabases(
  { file, parsed }: LoadedSettings,
  world: SettingsWorld,
): Promise<SettingsDatabases> {
  const name = file ?? "";
  if (parsed.kind === "problems") throw new SettingsError(name, parsed.problems);
  const { settings, placeOf } = parsed;
  const connections: AccountConnection[] = [];
  const files: string[] = [];
  const problems: SettingsProblem[] = [];
  for (const [at, database] of settings.accounts.databases.entries()) {
    if (database.kind === "file") {
      files.push(database.path);
      continue;
    }
    const password = await passwordOf(database, world);
    if (password.kind === "missing") problems.push(missingSecret(at, password.key, placeOf));
    else connections.push(connectionOf(database, password.password));
  }
  if (problems.length > 0) throw new SettingsError(name, problems);
  return { connections, files };
}

type Server = Exclude<AccountDatabase, { kind: "file" }>;
type Password =
  | { readonly kind: "password"; readonly password: string | null }
  | { readonly kind: "missing"; readonly key: "passwordFile" | "passwordEnv" };

/** The line's end is not the password's. */
async function passwordOf(
  { passwordFile, passwordEnv }: Server,
  world: SettingsWorld,
): Promise<Password> {
  if (passwordEnv !== undefined) {
    const value = world.variable(passwordEnv);
    if (value === undefined) return { kind: "missing", key: "passwordEnv" };
    return { kind: "password", password: value };
  }
  if (passwordFile === undefined) return { kind: "password", password: null };
  try {
    const text = await readTextFile(passwordFile, PASSWORD_BYTES_MAX, world);
    return { kind: "password", password: text.replace(/\r?\n$/, "") };
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error;
    return { kind: "missing", key: "passwordFile" };
  }
}

function missingSecret(at: number, key: string, placeOf: Place): SettingsProblem {
  const path = ["accounts", "databases", at, key];
  const name = `accounts.databases[${at}].${key}`;
  return { code: "secret-missing", key: name, ...placeOf(path), wanted: [] };
}

function connectionOf(server: Server, password: string | null): AccountConnection {
  const { tls, caFile } = server;
  const login = {
    password,
    tls: tls ? "verify" : "off",
    ...(caFile === undefined ? {} : { caFile }),
  } as const;
  if (server.kind === "ldap") {
    const { url, base, filter, user = "" } = server;
    return { kind: "ldap", urls: [url], base, user, ...login, ...(filter ? { filter } : {}) };
  }
  const { kind, database, user, query } = server;
  const places = [addressOf(server)];
  return { kind, places, database, user, ...login, ...(query ? { query } : {}) };
}

function addressOf(server: Extract<Server, { database: string }>): SqlConnection["places"][number] {
  const { kind, host = "localhost", port = PORTS[kind], socket } = server;
  return socket === undefined
    ? { kind: "host", host, port }
    : { kind: "socket", path: socket, port };
}
