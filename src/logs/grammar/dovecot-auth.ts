import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

/**
 * `sql(user,ip,<session>): Password mismatch (given password: x)` (Dovecot auth-request.c, get_log_identifier), behind
 * `conn unix:auth-worker (pid=1,uid=2): auth-worker<3>: ` in 2.3.14+; or, in newer ones, the user in the service's own
 * brackets (`owner`): `auth(user,ip,sasl:login)<session>: sql: Password mismatch`.
 */
export function readDovecotAuth(text: string, owner: string): EventDraft | undefined {
  const rest = text.replace(WORKER, "");
  const own = readIdentity(owner);
  if (own !== undefined) return readResult(rest.replace(/^[\w-]{1,30}: /, ""), own);
  PASSDB.lastIndex = 0;
  const head = PASSDB.exec(rest);
  if (head === null) return undefined;
  const end = identityEnd(rest, head[0].length);
  if (end === undefined) return readWithoutAddress(rest.slice(head[0].length));
  const identity = end.certain ? readIdentity(rest.slice(head[0].length, end.at)) : undefined;
  return readResult(rest.slice(end.at + "): ".length), identity);
}

const WORKER =
  /^(?:conn unix:\S{1,80} \([^()]{0,80}\): )?(?:auth-worker<\d{1,10}>: )?(?:auth\(\w{1,20}\): )?(?:Info: )?/;
const PASSDB =
  /(?:passdb[ -])?(?:pam|sql|ldap|passwd-file|passwd|shadow|static|checkpassword|imap|lua|oauth2|policy|cache|bsdauth|vpopmail|sia|dict|plain|login|cram-md5|digest-md5|scram-sha-1|scram-sha-256|apop|ntlm|xoauth2|oauthbearer|gssapi|external|anonymous|worker)\(/y;

interface Identity {
  readonly user: string;
  readonly ip?: string;
}

/** `user,ip`, `user,ip,<session>`, `user,ip,master:x`, `user,ip,sasl:login`; the user may hold commas. */
function readIdentity(text: string): Identity | undefined {
  const found = /^(.*),([0-9A-Fa-f:.]{2,45})(?:,(?:<[^<>]*>|[\w:-]*)?){0,3}$/.exec(text);
  const ip = parseIp(found?.[2] ?? "");
  return found === null || ip === undefined ? undefined : { user: found[1] ?? "", ip };
}

/** A login name has 255 bytes at most; more ends than this were put there to cost time. */
const MOST_ENDS = 32;

/**
 * Where the brackets close. Both the user and the `given password` after it are the client's and may hold
 * `,192.0.2.1): `; the password is cut off, and when two places are left nobody is named.
 */
function identityEnd(
  rest: string,
  from: number,
): { readonly at: number; readonly certain: boolean } | undefined {
  const password = rest.search(/\((?:\w{1,10} of )?given password/);
  const ends: number[] = [];
  let tried = 0;
  for (
    let at = rest.indexOf("): ", from);
    at >= 0 && tried < MOST_ENDS;
    at = rest.indexOf("): ", at + 1), tried += 1
  )
    if ((password < 0 || at < password) && readIdentity(rest.slice(from, at)) !== undefined)
      ends.push(at);
  const last = ends.at(-1);
  return last === undefined
    ? undefined
    : { at: last, certain: ends.length === 1 && tried < MOST_ENDS };
}

/** Without an address it was a service on this machine; an unknown user is then a recipient that LMTP looked up. */
function readWithoutAddress(text: string): EventDraft | undefined {
  const found = /^([^\s,()]{1,320})\): (?=[Pp]assword mismatch)/.exec(text);
  return found === null
    ? undefined
    : readResult(text.slice(found[0].length), { user: found[1] ?? "" });
}

const WRONG_LOGIN =
  /^(?:unknown user|[Pp]assword mismatch|invalid credentials|Invalid credentials|Empty (?:password|username)|Login failed|user not found|User (?:not found|is disabled|disabled)|Authentication failure due to policy server refusal|Username character disallowed|Account (?:locked|expired)|Password expired|invalid input|CRAM|Master user|passdb lookup failed: user|Login attempt with password containing|SCRAM|Invalid (?:password|token|username))/;
const PAM = /^pam_authenticate\(\) failed: (.*)$/s;
const PAM_TROUBLE =
  /cannot retrieve authentication info|Module is unknown|System error|Critical error|Memory|Conversation error/i;

function readResult(text: string, identity: Identity | undefined): EventDraft {
  const pam = PAM.exec(text)?.[1];
  const wrong = pam === undefined ? WRONG_LOGIN.test(text) : !PAM_TROUBLE.test(pam);
  const event: EventDraft = { kind: wrong ? "auth-failure" : "trouble", reason: maskSecrets(text) };
  if (identity !== undefined && identity.user !== "?") event.saslUsername = identity.user;
  if (identity?.ip !== undefined) event.clientIp = identity.ip;
  if (wrong) event.attack = true;
  return event;
}
