import type { EventDraft } from "./event-draft.ts";
import type { Peer } from "./read-peer.ts";

/** The peer as the client that talked to us. */
export function putClient(event: EventDraft, peer: Peer): void {
  if (peer.name !== undefined) event.clientName = peer.name;
  if (peer.ip !== undefined) event.clientIp = peer.ip;
  if (peer.port !== undefined) event.clientPort = peer.port;
}

/** The peer as the host that we talked to. */
export function putRelay(event: EventDraft, peer: Peer): void {
  if (peer.name !== undefined) event.relayName = peer.name;
  if (peer.ip !== undefined) event.relayIp = peer.ip;
  if (peer.port !== undefined) event.relayPort = peer.port;
}
