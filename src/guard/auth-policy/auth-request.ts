import { isIp, plainIp } from "../../core/ip-address.ts";

/** What Dovecot asks or reports (auth_policy_request_attributes, its defaults). */
export interface AuthRequest {
  readonly login: string;
  readonly client: string;
  readonly passwordHash: string | undefined;
  /** Only in a report; undefined where nobody can tell, for a back end was away or we refused it ourselves. */
  readonly isSuccess: boolean | undefined;
}

/** A login has 255 bytes at most, the hash of a password is cut to some bits. */
const TEXT_MAX = 320;

/** Reads the body of a request; undefined for one without a client's address: webmail on the same host, LMTP. */
export function parseAuthRequest(body: string): AuthRequest | undefined {
  const found = parsed(body);
  const client = plainIp(textOf(found?.["remote"]));
  if (found === undefined || !isIp(client)) return undefined;
  const passwordHash = textOf(found["pwhash"]);
  return {
    login: textOf(found["login"]),
    client,
    passwordHash: passwordHash === "" ? undefined : passwordHash,
    isSuccess: successOf(found),
  };
}

function successOf(found: Readonly<Record<string, unknown>>): boolean | undefined {
  if (found["policy_reject"] === true) return undefined;
  // Dovecot 2.4 says why; before, a database that is away looks like a wrong password.
  const why = textOf(found["fail_type"]);
  if (why === "internal" || why === "policy") return undefined;
  const success = found["success"];
  return typeof success === "boolean" ? success : undefined;
}

function parsed(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const found: unknown = JSON.parse(body);
    return typeof found === "object" && found !== null && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, TEXT_MAX) : "";
}
