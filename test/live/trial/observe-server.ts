import { setTimeout as sleep } from "node:timers/promises";
import { QUESTIONS } from "../../../src/core/server-answers.ts";
import type { Question } from "../../../src/core/server-answers.ts";
import type { Received } from "../receiver.ts";
import { SmtpClient } from "../smtp-client.ts";
import {
  CHIEF,
  KNOWN,
  LOOPBACK,
  NAMED_OUTSIDER,
  NEIGHBOUR,
  NOBODY,
  OUTSIDERS,
  PRIVATE_CLIENTS,
  PROBER,
  STRANGER,
  THIRD_PARTIES,
  TRIED_HELOS,
  TRIED_SENDERS,
  UNNAMED_PARTIES,
  USER,
} from "./people.ts";
import type { TrialClient } from "./people.ts";
import type { Door, TrialCase } from "./trial-case.ts";

/** What the real server did: true where somebody got through. */
export type Observed = Readonly<Record<Question, boolean>>;

/** One mail that somebody tries to send. */
interface Try {
  readonly question: Question;
  readonly door: Door;
  readonly client: TrialClient;
  readonly tls: boolean;
  readonly login: boolean;
  readonly claimsLoopback: boolean;
  readonly sender: string;
  readonly recipient: string;
  /** What counts as success: the server took it, it left for somebody else, or its bounce did. */
  readonly success: "taken" | "left" | "bounced";
}

export interface Surroundings {
  readonly password: string;
  /** Waits until the server has nothing on its way. */
  readonly settle: () => Promise<void>;
  /** Everything that other servers got so far. */
  readonly received: () => readonly Received[];
}

interface DoorFacts {
  readonly door: Door;
  /** The outsider, under a name that the server listens to. */
  readonly client: TrialClient;
  readonly isDead: boolean;
  readonly startTls: boolean;
  /** Takes no mail without it. */
  readonly needsTls: boolean;
  readonly authInClear: boolean;
  readonly authInTls: boolean;
  readonly xclient: boolean;
}

/** Refused commands before a server slows down or hangs up. */
const TRIES_PER_CONNECTION = 7;
const CONNECTIONS_AT_ONCE = 6;
/** A port that says nothing serves nobody. */
const SILENCE_MS = 3_000;
/** What ends at a bare line feed is answered at once. */
const BARE_LINE_FEED_MS = 700;

/** Plays everybody who may want something of the server, and says what they got. */
export async function observeServer(
  trial: TrialCase,
  { password, settle, received }: Surroundings,
): Promise<Observed> {
  const before = received().length;
  const all: DoorFacts[] = [];
  for (const door of trial.doors) all.push(await factsOf(door, password));
  const facts = all.filter(({ isDead }) => !isDead);
  const tries = facts.flatMap((fact) => triesOf(fact, trial));
  const taken = await runTries(tries, password);
  await settle();
  const arrived = received().slice(before);
  const yes = new Set<Question>();
  for (const [at, one] of tries.entries())
    if (succeeded(one, at, taken, arrived)) yes.add(one.question);
  for (const fact of facts) await addSessionFacts(fact, trial, yes);
  return Object.fromEntries(
    QUESTIONS.map((question) => [question, yes.has(question)]),
  ) as unknown as Observed;
}

function succeeded(
  { success, sender, recipient }: Try,
  at: number,
  taken: ReadonlySet<number>,
  arrived: readonly Received[],
): boolean {
  if (success === "taken") return taken.has(at);
  const mark = new RegExp(`^X-Trial: ${at}\r?$`, "m");
  const mine = arrived.filter(({ message }) => mark.test(message));
  if (success === "bounced")
    return mine.some((mail) => mail.sender === "" && mail.recipients.includes(sender));
  return mine.some((mail) => mail.sender === sender && reaches(mail, recipient));
}

/** A route in the recipient may be gone when the mail arrives; that it went to a stranger counts. */
const reaches = (mail: Received, recipient: string): boolean =>
  mail.recipients.some(
    (one) => one === recipient || THIRD_PARTIES.some((victim) => one === victim),
  );

async function factsOf(door: Door, password: string): Promise<DoorFacts> {
  const none = {
    client: NAMED_OUTSIDER,
    door,
    isDead: true,
    startTls: false,
    needsTls: false,
    authInClear: false,
    authInTls: false,
    xclient: false,
  };
  const names = [NAMED_OUTSIDER, ...TRIED_HELOS.map((helo) => ({ ...NAMED_OUTSIDER, helo }))];
  let who = NAMED_OUTSIDER;
  let clear: Greeted | undefined;
  for (const name of names) {
    who = name;
    clear = await greet(door, name, false);
    if (clear !== undefined) break;
  }
  if (clear === undefined) {
    const others = [NEIGHBOUR, ...PRIVATE_CLIENTS.slice(0, 1), LOOPBACK];
    for (const other of others) {
      const greeted = await greet(door, other, false);
      await greeted?.client.quit();
      if (greeted !== undefined) return { ...none, isDead: false };
    }
    return none;
  }
  const { client, offers } = clear;
  const offered = /^AUTH[ =]/m.test(offers);
  const accepted = await logsIn(client, password);
  const { code } = await client.command(`MAIL FROM:<${STRANGER}>`);
  await client.quit();
  let startTls = false;
  const inClear = !door.implicitTls && (offered || accepted);
  let inTls = door.implicitTls && (offered || accepted);
  if (!door.implicitTls && /^STARTTLS$/m.test(offers)) {
    const secured = await greet(door, who, true);
    if (secured !== undefined) {
      startTls = true;
      inTls = /^AUTH[ =]/m.test(secured.offers) || (await logsIn(secured.client, password));
      await secured.client.quit();
    }
  }
  return {
    door,
    client: who,
    isDead: false,
    startTls,
    needsTls: code === 530 && startTls,
    authInClear: inClear,
    authInTls: inTls,
    xclient: /^XCLIENT /m.test(offers),
  };
}

async function logsIn(client: SmtpClient, password: string): Promise<boolean> {
  for (const method of ["PLAIN", "LOGIN"] as const)
    if ((await client.login(USER, password, method)).code === 235) return true;
  return false;
}

interface Greeted {
  readonly client: SmtpClient;
  readonly offers: string;
}

/** A connection that has said EHLO; undefined where the server serves nobody. */
async function greet(
  door: Door,
  { from, helo }: TrialClient,
  tls: boolean,
  claimsLoopback = false,
): Promise<Greeted | undefined> {
  const host = from === LOOPBACK.from ? "127.0.0.1" : "192.0.2.10";
  const claimed = claimsLoopback ? "127.0.0.1" : from;
  try {
    const client = await SmtpClient.connect({
      from,
      host,
      port: door.port,
      helo,
      implicitTls: door.implicitTls,
      silenceMs: SILENCE_MS,
      ...(door.proxied && { proxyLine: `PROXY TCP4 ${claimed} 192.0.2.10 40000 ${door.port}` }),
    });
    const hello = await client.hello();
    if (hello.code !== 250) {
      await client.quit();
      return undefined;
    }
    let offers = hello.text;
    if (claimsLoopback && !door.proxied) {
      await client.command("XCLIENT ADDR=127.0.0.1 NAME=localhost");
      offers = (await client.hello()).text;
    }
    if (tls) {
      await client.startTls();
      offers = (await client.hello()).text;
    }
    return { client, offers };
  } catch {
    return undefined;
  }
}

function triesOf(fact: DoorFacts, { domains }: TrialCase): Try[] {
  const { door } = fact;
  const plain = {
    door,
    client: fact.client,
    tls: fact.needsTls,
    login: false,
    claimsLoopback: false,
    sender: STRANGER,
    recipient: THIRD_PARTIES[0],
    success: "left",
  } as const;
  const relay = { ...plain, question: "relayUnauthenticated" } as const;
  const strangers = THIRD_PARTIES.filter((one) => !domains.some((own) => one.endsWith(`@${own}`)));
  const routed = [
    "victim%third.test@example.org",
    "third.test!victim",
    "@example.org:victim@third.test",
    '"victim@third.test"@example.org',
    ...(domains.includes("relayed.example") ? ["victim%third.test@relayed.example"] : []),
  ];
  const found: Try[] = OUTSIDERS.flatMap((client) => [
    ...TRIED_SENDERS.flatMap((sender) =>
      strangers.map((recipient): Try => ({ ...relay, client, sender, recipient })),
    ),
    ...TRIED_HELOS.flatMap((helo) =>
      TRIED_SENDERS.map((sender): Try => ({ ...relay, client: { ...client, helo }, sender })),
    ),
  ]);
  found.push(...routed.map((recipient): Try => ({ ...relay, recipient })));
  found.push({ ...relay, recipient: "victim@backup.example", success: "taken" });
  if (fact.startTls) found.push({ ...relay, tls: true });
  if (!door.proxied)
    found.push(
      ...PRIVATE_CLIENTS.map((client): Try => ({
        ...plain,
        question: "relayPrivate",
        client,
        claimsLoopback: true,
      })),
    );
  if (fact.xclient || door.proxied) found.push({ ...relay, claimsLoopback: true });
  for (const recipient of UNNAMED_PARTIES)
    found.push(
      { ...plain, question: "relayNeighbour", client: NEIGHBOUR, recipient },
      ...PRIVATE_CLIENTS.map((client): Try => ({
        ...plain,
        question: "relayPrivate",
        client,
        recipient,
      })),
    );
  found.push(
    ...[CHIEF, KNOWN, USER].flatMap((sender): Try[] => [
      ...[LOOPBACK, ...PRIVATE_CLIENTS].map((client): Try => ({
        ...plain,
        question: "forgeTrusted",
        client,
        sender,
      })),
      ...[KNOWN, USER].map((recipient): Try => ({
        ...plain,
        question: "forgeUnauthenticatedLocal",
        sender,
        recipient,
        success: "taken",
      })),
    ]),
    ...domains.flatMap((domain): Try[] => [
      {
        ...plain,
        question: "acceptsUnknownRecipients",
        recipient: `${NOBODY}@${domain}`,
        success: "taken",
      },
      {
        ...plain,
        question: "backscatter",
        sender: PROBER,
        recipient: `${NOBODY}@${domain}`,
        success: "bounced",
      },
    ]),
  );
  // Some refuse whoever does not encrypt, in whatever words.
  if (fact.startTls && !fact.needsTls)
    found.push(
      ...found
        .filter(({ question }) => question !== "relayUnauthenticated")
        .map((one) => ({ ...one, tls: true })),
    );
  const ways = [...(fact.authInClear ? [false] : []), ...(fact.authInTls ? [true] : [])];
  for (const way of ways) {
    const member = { ...plain, login: true, tls: way && !door.implicitTls };
    for (const sender of [CHIEF, KNOWN, STRANGER])
      found.push({ ...member, question: "forgeAuthenticated", sender });
    found.push({ ...member, question: "forgeNullSender", sender: "" });
  }
  return found;
}

/** Sends all of it, a few on each connection; gives the places of those that the server took. */
async function runTries(tries: readonly Try[], password: string): Promise<ReadonlySet<number>> {
  const groups = new Map<string, number[]>();
  for (const [at, one] of tries.entries()) {
    const { door, client, tls, login, claimsLoopback } = one;
    const key = [door.port, client.from, client.helo, tls, login, claimsLoopback].join(" ");
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(at);
  }
  const rounds = [...groups.values()].flatMap((group) => inParts(group, TRIES_PER_CONNECTION));
  const taken = new Set<number>();
  const work = rounds[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: CONNECTIONS_AT_ONCE }, async () => {
      for (const round of work) await runRound(round, tries, password, taken);
    }),
  );
  return taken;
}

async function runRound(
  round: readonly number[],
  tries: readonly Try[],
  password: string,
  taken: Set<number>,
): Promise<void> {
  const first = tries[round[0] ?? 0];
  if (first === undefined) return;
  const greeted = await greet(first.door, first.client, first.tls, first.claimsLoopback);
  if (greeted === undefined) return;
  const { client } = greeted;
  try {
    if (first.login && !(await logsIn(client, password))) return;
    for (const at of round) {
      const one = tries[at];
      if (one === undefined) continue;
      const message = `From: <${one.sender || USER}>\nSubject: trial\nX-Trial: ${at}\n\nHello`;
      const { accepted } = await client.submit({
        sender: one.sender,
        recipients: [one.recipient],
        message,
      });
      if (accepted.length > 0) taken.add(at);
      // What was refused at DATA is still open.
      else await client.command("RSET");
    }
  } finally {
    await client.quit();
  }
}

function inParts(list: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

async function addSessionFacts(
  fact: DoorFacts,
  { domains }: TrialCase,
  yes: Set<Question>,
): Promise<void> {
  const { door } = fact;
  if (fact.authInClear) yes.add("authPlaintext");
  if (door.port === 25 && (fact.authInClear || fact.authInTls)) yes.add("authOnPort25");
  if (door.port === 25 && fact.startTls) yes.add("startTls");
  for (const tls of [...(fact.authInClear ? [false] : []), ...(fact.authInTls ? [true] : [])])
    if (await takesWrongLogin(door, tls && !door.implicitTls)) yes.add("authBypass");
  for (const domain of domains)
    if (await verifiesUsers(door, domain, fact.startTls)) yes.add("vrfy");
  if (await endsAtBareLineFeed(fact)) yes.add("smuggling");
}

async function takesWrongLogin(door: Door, tls: boolean): Promise<boolean> {
  const nobody = `${NOBODY}@example.org`;
  const logins = [
    ["", ""],
    [USER, ""],
    [USER, "wrong"],
    [nobody, ""],
    [nobody, "wrong"],
  ] as const;
  const taken = logins.flatMap(([user, password]) =>
    (["PLAIN", "LOGIN"] as const).map(async (method) => {
      const greeted = await greet(door, NAMED_OUTSIDER, tls);
      const reply = await greeted?.client.login(user, password, method);
      await greeted?.client.quit();
      return reply?.code === 235;
    }),
  );
  return (await Promise.all(taken)).includes(true);
}

async function verifiesUsers(door: Door, domain: string, startTls: boolean): Promise<boolean> {
  for (const tls of startTls ? [false, true] : [false]) {
    const greeted = await greet(door, NAMED_OUTSIDER, tls);
    if (greeted === undefined) return false;
    const codes: number[] = [];
    for (const name of ["bob", "alice", "ceo", NOBODY])
      codes.push((await greeted.client.command(`VRFY ${name}@${domain}`)).code);
    await greeted.client.quit();
    const unknown = codes.pop() ?? 0;
    if (codes.some(isTaken) && unknown >= 400) return true;
  }
  return false;
}

const isTaken = (code: number): boolean => code >= 250 && code < 253;

/** Ends a message with a dot between bare line feeds, and waits for an answer that should not come. */
async function endsAtBareLineFeed(fact: DoorFacts): Promise<boolean> {
  for (const recipient of [KNOWN, USER, CHIEF])
    if (await endsAtBareLineFeedTo(recipient, fact)) return true;
  return false;
}

async function endsAtBareLineFeedTo(
  recipient: string,
  { door, needsTls }: DoorFacts,
): Promise<boolean> {
  const greeted = await greet(door, NAMED_OUTSIDER, needsTls);
  if (greeted === undefined) return false;
  const { client } = greeted;
  try {
    for (const line of [`MAIL FROM:<${STRANGER}>`, `RCPT TO:<${recipient}>`, "DATA"])
      if ((await client.command(line)).code >= 400) return false;
    const answer = client.command("Subject: x\r\n\r\nbody\n.\n");
    const code = await Promise.race([
      answer.then((reply) => reply.code),
      sleep(BARE_LINE_FEED_MS).then(() => 0),
    ]);
    return code === 250;
  } finally {
    client.hangUp();
  }
}
