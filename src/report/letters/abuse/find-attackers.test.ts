import { expect, test } from "vitest";
import type { Diagnosis } from "../../../core/diagnosis.ts";
import { sampleDiagnosis } from "../../fixtures/sample-diagnosis.ts";
import { findAttackers } from "./find-attackers.ts";
import { groupAttackers } from "./group-attackers.ts";

const sample = sampleDiagnosis("SENTENCE");
const [incident] = sample.incidents;
if (incident === undefined) throw new Error("the sample has no incident");

const ipsOf = (diagnosis: Diagnosis<string>) => findAttackers(diagnosis).map(({ ip }) => ip);
const withIncident = (changes: object): Diagnosis<string> => ({
  ...sample,
  incidents: [{ ...incident, ...changes }],
});

test("clients of a certain incident, those that sent most first", () => {
  expect(ipsOf(sample)).toEqual(["203.0.113.7", "2001:db8:0:1234:5678:9abc:def0:4321"]);
});

test.each([
  { name: "what is only possible accuses nobody", changes: { confidence: "possible" } },
  { name: "whose bounces we sent is no attacker", changes: { cause: "backscatter" } },
  { name: "a host of ours", changes: { clients: [{ ...incident.clients[0], ip: "10.1.2.3" }] } },
  { name: "a masked address", changes: { clients: [{ ...incident.clients[0], ip: "203.0.*.*" }] } },
])("$name", ({ changes }) => {
  expect(ipsOf(withIncident(changes))).toEqual([]);
});

test("who guesses passwords is reported, once", () => {
  const guess = (ip: string, failures: number) => ({
    code: "brute-force",
    severity: "low" as const,
    subject: ip,
    data: { target: "address", ip, failures, firstAt: null, lastAt: null },
    proof: [],
  });
  const findings = [guess("203.0.113.7", 31), guess("198.51.100.9", 25), guess("192.168.0.9", 99)];
  const attackers = findAttackers({ ...sample, findings });
  expect(attackers.map(({ ip, attack, failures }) => ({ ip, attack, failures }))).toEqual([
    { ip: "203.0.113.7", attack: "stolen-credentials", failures: 31 },
    { ip: "2001:db8:0:1234:5678:9abc:def0:4321", attack: "stolen-credentials", failures: 0 },
    { ip: "198.51.100.9", attack: "brute-force", failures: 25 },
  ]);
});

test("hosts that one abuse desk answers for are in one letter", () => {
  const [first, second] = findAttackers(sample);
  if (first === undefined || second === undefined) throw new Error("two attackers expected");
  const owner = {
    kind: "found" as const,
    contact: "Abuse@hosting.example",
    range: { first: "203.0.113.0", last: "203.0.113.255" },
    handle: null,
  };
  const owners = new Map([
    [first.ip, owner],
    [second.ip, { ...owner, contact: "abuse@hosting.example" }],
  ]);
  expect(groupAttackers([first, second], owners)).toHaveLength(1);
  expect(groupAttackers([first, second], new Map()).map(({ name }) => name)).toEqual([
    "203.0.113.0/24",
    "2001:db8:0:1234::/64",
  ]);
});
