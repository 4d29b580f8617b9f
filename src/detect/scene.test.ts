import { expect, it } from "vitest";
import { FACT, ORIGIN } from "../core/ledger.ts";
import { createTraffic } from "../core/traffic.ts";
import { buildScene } from "./scene.ts";

const OUTGOING = FACT.queued | FACT.remote | FACT.direct;

/** Messages that strangers, or programs at the loopback interface, handed in without a login. */
function sceneOf(messages: readonly { readonly ip: string; readonly flags: number }[]) {
  const traffic = createTraffic(7);
  const { ledger, names } = traffic;
  for (const { ip, flags } of messages) {
    const row = ledger.add();
    ledger.origin[row] = ORIGIN.client;
    ledger.client[row] = names.ips.internText(ip);
    ledger.flags[row] = OUTGOING | flags;
    ledger.delivered[row] = 1;
  }
  const { loopback, beginningUnseen, byClient } = buildScene(traffic);
  return { loopback, beginningUnseen, clients: byClient.size };
}

const program = { ip: "127.0.0.1", flags: FACT.handedOver };
const filteredProgram = { ip: "127.0.0.1", flags: FACT.handedOver | FACT.filtered };
const filteredStranger = { ip: "192.0.2.1", flags: FACT.filtered };

it.each([
  {
    name: "no filter: what comes through the loopback interface is a program's",
    messages: [program, program],
    want: { loopback: [1, 2], beginningUnseen: [], clients: 0 },
  },
  {
    name: "a filter gives mail back there: without its first hop it may be anybody's",
    messages: [filteredStranger, filteredStranger, program],
    want: { loopback: [], beginningUnseen: [3], clients: 1 },
  },
  {
    name: "a program whose mail was seen on its way to the filter",
    messages: [filteredProgram],
    want: { loopback: [1], beginningUnseen: [], clients: 0 },
  },
  {
    name: "a program that sends past the filter, far more than goes through it",
    messages: [filteredStranger, program, program, program],
    want: { loopback: [2, 3, 4], beginningUnseen: [], clients: 1 },
  },
])("$name", ({ messages, want }) => {
  expect(sceneOf(messages)).toEqual(want);
});
