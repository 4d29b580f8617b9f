import { FACT, type Ledger, ORIGIN } from "../core/ledger.ts";

/**
 * Moves what the row `old` of a hop has counted so far to `row`, the message that the hop belongs to. `droppedFacts` are
 * facts of the hop that say nothing about the message.
 */
export function absorbRow(ledger: Ledger, row: number, old: number, droppedFacts: number): void {
  add(ledger.delivered, row, old);
  add(ledger.pending, row, old);
  add(ledger.bounced, row, old);
  add(ledger.dead, row, old);
  add(ledger.refused, row, old);
  add(ledger.remoteRecipients, row, old);
  const facts = (ledger.flags[old] as number) & ~(FACT.handedOver | FACT.ended | droppedFacts);
  ledger.flags[row] = (ledger.flags[row] as number) | facts;
  fill(ledger.recipientHash, row, old);
  fill(ledger.recipientDomain, row, old);
  fill(ledger.recipientsLogged, row, old);
  // Nearly always the hop is still open, and has handed over no id.
  const ids = ledger.queueIds(old);
  if (ids.length > 0) {
    const open = new Set(ledger.openQueueIds(old));
    for (const id of ids) ledger.addQueueId(row, Buffer.from(id, "latin1"), !open.has(id));
  }
  // The old row must not be kept for what it was: it was only a hop.
  ledger.origin[old] = ORIGIN.unknown;
  ledger.flags[old] = 0;
}

function add(column: Int32Array, row: number, old: number): void {
  column[row] = (column[row] as number) + (column[old] as number);
}

function fill(column: Int32Array, row: number, old: number): void {
  if (column[row] === 0) column[row] = column[old] as number;
}
