import type { ClientWish } from "../../../core/client-lines.ts";
import type { Cause, Diagnosis, Finding, Incident } from "../../../core/diagnosis.ts";
import { isIp, plainIp, scopeOf } from "../../../core/ip-address.ts";

/** What a host did that its network has to stop. */
export type Attack = "stolen-credentials" | "auth-bypass" | "open-relay" | "brute-force";

/** A host on the Internet that took part in an incident, or that guesses passwords. */
export interface Attacker {
  readonly ip: string;
  readonly attack: Attack;
  /** Whose password it uses. */
  readonly accounts: readonly string[];
  readonly messages: number;
  readonly recipients: number;
  /** Failed logins; 0 where they were not counted. */
  readonly failures: number;
  /** RFC 3339, null when the log cannot tell. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** 0..1 */
  readonly score: number;
}

/** Causes whose clients are attackers. Those of others brought mail that somebody else bounced or forwarded. */
const ATTACKS: ReadonlySet<Cause> = new Set(["stolen-credentials", "auth-bypass", "open-relay"]);

/**
 * The hosts that may be reported, those that sent most first. Only of incidents that are at least likely, and only
 * public addresses: nobody is reported on thin evidence, and nobody owns 10.0.0.1.
 */
export function findAttackers(diagnosis: Diagnosis<unknown>): readonly Attacker[] {
  const attackers = new Map<string, Attacker>();
  for (const incident of diagnosis.incidents)
    for (const attacker of ofIncident(incident))
      if (!attackers.has(attacker.ip)) attackers.set(attacker.ip, attacker);
  for (const finding of diagnosis.findings) {
    const guesser = ofFinding(finding);
    if (guesser === undefined) continue;
    const known = attackers.get(guesser.ip);
    attackers.set(guesser.ip, known ? { ...known, failures: guesser.failures } : guesser);
  }
  return [...attackers.values()].sort(
    (a, b) => b.messages - a.messages || b.failures - a.failures || (a.ip < b.ip ? -1 : 1),
  );
}

/**
 * The lines that show what an attacker did. Of a stolen account only its own: behind one address there may be people
 * who log in with a password of theirs.
 */
export function wishFor({ ip, attack, accounts }: Attacker): ClientWish {
  switch (attack) {
    case "stolen-credentials":
      return {
        ip,
        kinds: ["accepted", "auth-failure", "login"],
        accounts: accounts.map((account) => account.toLowerCase()),
      };
    case "auth-bypass":
      return { ip, kinds: ["accepted", "login"], accounts: null };
    case "open-relay":
      return { ip, kinds: ["accepted"], accounts: [""] };
    case "brute-force":
      return { ip, kinds: ["auth-failure"], accounts: null };
  }
}

function ofIncident(incident: Incident<unknown>): readonly Attacker[] {
  if (incident.confidence === "possible" || !ATTACKS.has(incident.cause)) return [];
  return incident.clients.flatMap(({ ip, messages, recipients, firstAt, lastAt }) =>
    isReportable(ip)
      ? [
          {
            ip: plainIp(ip),
            attack: incident.cause as Attack,
            accounts: incident.accounts,
            messages,
            recipients,
            failures: 0,
            firstAt,
            lastAt,
            score: incident.score,
          },
        ]
      : [],
  );
}

function ofFinding({ code, data }: Finding<unknown>): Attacker | undefined {
  const { ip, failures, firstAt, lastAt } = data;
  if (code !== "brute-force" || typeof ip !== "string" || !isReportable(ip)) return undefined;
  return {
    ip: plainIp(ip),
    attack: "brute-force",
    accounts: [],
    messages: 0,
    recipients: 0,
    failures: typeof failures === "number" ? failures : 0,
    firstAt: typeof firstAt === "string" ? firstAt : null,
    lastAt: typeof lastAt === "string" ? lastAt : null,
    score: 0.9,
  };
}

function isReportable(ip: string): boolean {
  return isIp(plainIp(ip)) && scopeOf(ip) === "public";
}
