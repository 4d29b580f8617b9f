import { EvidenceProblem, type EvidenceProblemCode } from "../core/evidence-problem.ts";

/** SQLSTATE (PostgreSQL, appendix A), names of MySQL and MariaDB, result codes of LDAP (RFC 4511 section 4.1.9). */
const CODES: readonly (readonly [EvidenceProblemCode, ReadonlySet<string>])[] = [
  [
    "login-refused",
    new Set(
      [
        ["28P01", "28000", "ER_ACCESS_DENIED_ERROR", "ER_ACCESS_DENIED_NO_PASSWORD_ERROR"],
        ["ER_NOT_SUPPORTED_AUTH_MODE", "ER_HOST_NOT_PRIVILEGED", "ER_ACCOUNT_HAS_BEEN_LOCKED"],
        ["42501", "ER_TABLEACCESS_DENIED_ERROR", "ER_COLUMNACCESS_DENIED_ERROR"],
        ["LDAP48", "LDAP49", "LDAP50", "LDAP53"],
      ].flat(),
    ),
  ],
  [
    "database-missing",
    new Set(["3D000", "ER_BAD_DB_ERROR", "ER_DBACCESS_DENIED_ERROR", "LDAP32", "LDAP34"]),
  ],
  [
    "server-too-slow",
    new Set(
      [
        ["57014", "ER_STATEMENT_TIMEOUT", "ER_QUERY_TIMEOUT", "PROTOCOL_SEQUENCE_TIMEOUT"],
        ["LDAP3", "TOO_SLOW"],
      ].flat(),
    ),
  ],
];
const UNREACHABLE =
  /^(?:E(?:CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|TIMEDOUT|NOENT|ACCES|PIPE)|PROTOCOL_CONNECTION_LOST|ER_CON_COUNT_ERROR|ER_HANDSHAKE_ERROR|HANDSHAKE_SSL_ERROR|57P0\d|53300|LDAP5[12]|.*(?:CERT|SSL|TLS).*)$/;

const HINTS: Partial<Record<EvidenceProblemCode, string>> = {
  "server-unreachable": "Start it, or correct the address in the settings.",
  "login-refused": "Correct user and password in the settings, and let the user SELECT.",
  "database-missing": "Correct the name of the database in the settings.",
  "server-too-slow": "Try again when the server has less to do.",
};

/** A server's refusal as a problem of evidence; `place` is where the connection was taken from. */
export function accountProblem(error: unknown, place: string): EvidenceProblem {
  if (error instanceof EvidenceProblem) return error;
  const code = errorCode(error);
  const known = CODES.find(([, codes]) => codes.has(code))?.[0];
  const problem = known ?? (UNREACHABLE.test(code) ? "server-unreachable" : "server-error");
  const hint = HINTS[problem] ?? "Look into the server's own log.";
  // The server's own words may quote a value; its code cannot.
  return new EvidenceProblem(problem, `${place}: ${code}`, hint);
}

function errorCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "?";
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0 && code === undefined) return errorCode(errors[0]);
  if (typeof code === "number") return `LDAP${code}`;
  if (typeof code === "string" && /^\w{1,60}$/.test(code)) return code;
  const { message } = error as { readonly message?: unknown };
  if (/time(?:d )?out/i.test(String(message))) return "ETIMEDOUT";
  return /connection (?:closed|ended|lost|terminated)/i.test(String(message)) ? "ECONNRESET" : "?";
}
