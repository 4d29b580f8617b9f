import { localPartOf } from "../core/mail-address.ts";
import type { IncidentDraft } from "./draft.ts";
import type { Scene } from "./scene.ts";

/** A login with more is a newsletter's, or a thief's whom no detector was sure of. */
const SENDERS_OF_LOGIN_MAX = 20;
const SENDERS_MAX = 10_000;

/**
 * Envelope senders that logins used outside all incidents, each with these logins. Those that are named like the login,
 * with its domain or without, are left out: they are its own anyway.
 */
export function honestSenders(
  { byAccount, traffic: { ledger, names } }: Scene,
  drafts: readonly IncidentDraft[],
): ReadonlyMap<string, readonly string[]> {
  const abusive = new Uint8Array(ledger.count + 1);
  for (const { rows } of drafts) for (const row of rows) abusive[row] = 1;
  const found = new Map<string, string[]>();
  for (const [account, rows] of byAccount) {
    const login = names.accounts.text(account);
    if (!/^[^\s,]+$/.test(login)) continue;
    const used = new Set<number>();
    for (const row of rows) if (abusive[row] !== 1) used.add(ledger.sender[row] as number);
    if (used.size > SENDERS_OF_LOGIN_MAX) continue;
    for (const sender of used) {
      const address = names.senders.text(sender).toLowerCase();
      if (!isForeign(address, login.toLowerCase()) || found.size >= SENDERS_MAX) continue;
      found.set(address, [...(found.get(address) ?? []), login]);
    }
  }
  return found;
}

function isForeign(address: string, login: string): boolean {
  const isAddress = /^[^\s@,"#]+@[^\s@,]+$/.test(address);
  return isAddress && address !== login && localPartOf(address) !== login;
}
