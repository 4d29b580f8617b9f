import { said } from "../../core/witness.ts";
import { MEMBER, unknownIn } from "../people.ts";
import type { Driver } from "./config.ts";
import type { Environment } from "./environment.ts";
import { expandString } from "./expand.ts";
import { matchHosts } from "./list.ts";
import { qualifyDomain } from "./variables.ts";
import { RIGHT_PASSWORD, text, truthOf } from "./value.ts";
import type { Truth, Value } from "./value.ts";

/** A login that was tried, and whether the authenticator takes it. */
export interface LoginTry {
  readonly authenticator: Driver;
  readonly user: string;
  readonly password: string;
  readonly accepted: Truth;
  /** `$authenticated_id` when accepted. */
  readonly id: string;
}

/** Authenticators of the server that are offered to this client with or without TLS. */
export function offered(
  environment: Environment,
): { readonly authenticator: Driver; readonly certain: boolean }[] {
  const { config, request } = environment;
  const advertise = config.main.get("auth_advertise_hosts")?.value ?? "*";
  const hosts = matchHosts(environment, advertise).truth;
  if (hosts.is === "false") return [];
  return config.authenticators.filter(isServer).flatMap((authenticator) => {
    const condition = authenticator.options.get("server_advertise_condition")?.value;
    const shown: Truth =
      condition === undefined ? { is: "true" } : advertised(expandString(environment, condition));
    if (shown.is === "false" || shown.is === "fail") return [];
    return [
      { authenticator, certain: hosts.is === "true" && shown.is === "true" && request.port > 0 },
    ];
  });
}

/** `server_advertise_condition` shows the mechanism unless it is empty, 0, no, false or fails. */
function advertised(value: Value): Truth {
  if (value.kind === "text" && !/^(?:|0|no|false)$/i.test(value.text.trim())) return { is: "true" };
  return truthOf(value);
}

/** Without `server_condition` (plaintext) or a secret an authenticator is for the client side only. */
function isServer({ options }: Driver): boolean {
  switch (options.get("driver")?.value) {
    case "plaintext":
      return options.has("server_condition");
    case "cram_md5":
      return options.has("server_secret");
    case "dovecot":
      return options.has("server_socket");
    case "spa":
      return options.has("server_password");
    case "external":
    case "tls":
      return false;
    default:
      return true;
  }
}

/** True when the password itself travels. */
export function sendsPassword({ options }: Driver): boolean {
  const mechanism = (options.get("public_name")?.value ?? "").toUpperCase();
  return (
    mechanism === "" ||
    mechanism === "PLAIN" ||
    mechanism === "LOGIN" ||
    options.get("driver")?.value === "plaintext"
  );
}

/** Tries credentials; drivers that ask another program give `unknown`. */
export function tryLogin(
  environment: Environment,
  authenticator: Driver,
  user: string,
  password: string,
): LoginTry {
  const variables = credentialsOf(authenticator, user, password);
  const names = [...variables.keys()].slice(-2);
  const credentials = {
    variables,
    passwordName: new RegExp(`\\$\\{?(?:${names.join("|")})\\b`),
    right: password === RIGHT_PASSWORD,
  };
  const inside: Environment = { ...environment, credentials };
  const accepted = judgeLogin(inside, authenticator, password);
  const setId = authenticator.options.get("server_set_id")?.value;
  const id = setId === undefined ? text("") : expandString(inside, setId);
  return { authenticator, user, password, accepted, id: id.kind === "text" ? id.text : user };
}

function judgeLogin(environment: Environment, { options }: Driver, password: string): Truth {
  const driver = options.get("driver")?.value;
  if (driver === "plaintext")
    return truthOf(expandString(environment, options.get("server_condition")?.value ?? ""));
  const right = password === RIGHT_PASSWORD;
  if (driver === "cram_md5" || driver === "spa") {
    const secret = expandString(
      environment,
      options.get(driver === "spa" ? "server_password" : "server_secret")?.value ?? "",
    );
    if (secret.kind === "fail") return { is: "fail" };
    if (secret.kind === "unknown")
      return right ? { is: "true" } : { is: "unknown", why: secret.why };
    // A digest keyed with the empty string is as good as any.
    return { is: right || secret.text === password ? "true" : "false" };
  }
  return right
    ? { is: "true" }
    : { is: "unknown", why: said("authenticator-back-end", { driver: driver ?? "" }) };
}

/** PLAIN fills `$auth2` and `$auth3`, LOGIN `$auth1` and `$auth2`; numbers are the old names (spec 33.4). */
function credentialsOf(
  { options }: Driver,
  user: string,
  password: string,
): ReadonlyMap<string, string> {
  const login = (options.get("public_name")?.value ?? "").toUpperCase() === "LOGIN";
  const values = login
    ? [user, password]
    : options.get("driver")?.value === "plaintext"
      ? ["", user, password]
      : [user, password];
  return new Map(
    values.flatMap((v, i): [string, string][] => [
      [`auth${i + 1}`, v],
      [String(i + 1), v],
    ]),
  );
}

/** The login of an account that exists, with its password. */
export function memberLogin(environment: Environment, authenticator: Driver): LoginTry | undefined {
  const domain = qualifyDomain(environment);
  const tries = [`${MEMBER}@${domain}`, MEMBER].map((user) =>
    tryLogin(environment, authenticator, user, RIGHT_PASSWORD),
  );
  return (
    tries.find((t) => t.accepted.is === "true") ?? tries.find((t) => t.accepted.is === "unknown")
  );
}

/** Logins that no server should take: nobody at all, a user who does not exist, an account without its password. */
export function bypassTries(environment: Environment, authenticator: Driver): LoginTry[] {
  const domain = qualifyDomain(environment);
  const nobody = unknownIn(domain);
  const pairs = [
    ["", ""],
    [nobody, ""],
    [nobody, "wrong-guess"],
    [`${MEMBER}@${domain}`, ""],
    [`${MEMBER}@${domain}`, "wrong-guess"],
    [`${MEMBER}@${domain}`, ".*"],
    [nobody.split("@")[0] ?? "", ""],
  ] as const;
  return pairs.map(([user, password]) => tryLogin(environment, authenticator, user, password));
}
