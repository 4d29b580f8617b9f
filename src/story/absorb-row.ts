import { FACT, type Ledger, ORIGIN } from "../core/ledger.ts";

/**
 * Moves what the row `old` of a hop has counted so far to `row`, the message that the hop belongs to. `droppedFacts` are
 * facts of the hop that say nothing about the message.
 */
export function absorbRow(ledger: Ledger, row: number, old: number, droppedFacts: number): void {
  for (const column of [
    ledger.delivered,
    ledger.pending,
    ledger.bounced,
    ledger.dead,
    ledger.refused,
    ledger.remoteRecipients,
  ]) {
    column[row] = (column[row] as number) + (column[old] as number);
  }
  const facts = (ledger.flags[old] as number) & ~(FACT.handedOver | FACT.ended | droppedFacts);
  ledger.flags[row] = (ledger.flags[row] as number) | facts;
  for (const column of [ledger.recipientHash, ledger.recipientDomain, ledger.recipientsLogged]) {
    if (column[row] === 0) column[row] = column[old] as number;
  }
  const open = new Set(ledger.openQueueIds(old));
  for (const id of ledger.queueIds(old)) {
    ledger.addQueueId(row, Buffer.from(id, "latin1"), !open.has(id));
  }
  // The old row must not be kept for what it was: it was only a hop.
  ledger.origin[old] = ORIGIN.unknown;
  ledger.flags[old] = 0;
}
