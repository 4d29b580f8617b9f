import { describe, expect, test } from "vitest";
import { countMailOf } from "./count-mail-of.ts";
import { diagnoseText } from "./diagnose-logs.ts";
import {
  ATTACKER_IP,
  BYSTANDER,
  EXIM_FORGERIES,
  type Forgery,
  POSTFIX_FORGERIES,
  THIEF,
} from "./forged-lines.ts";
import { generateLog, type Mta } from "./generate-log.ts";

/** Enough of them to make an incident, if only one were believed. */
const ATTEMPTS = 80;
const BYSTANDER_MAILS = 8;

const QUIET: Readonly<Record<Mta, readonly string[]>> = {
  postfix: generateLog("postfix", "none", { seed: 21, hours: 4 }).lines,
  exim: generateLog("exim", "none", { seed: 21, hours: 4 }).lines,
};

const FORGERIES: Readonly<Record<Mta, readonly Forgery[]>> = {
  postfix: POSTFIX_FORGERIES,
  exim: EXIM_FORGERIES,
};

/** `Mar  2 03:MM:SS` or `2026-03-02 03:MM:SS`. */
function stampOf(mta: Mta, second: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = `03:${two(Math.floor(second / 60))}:${two(second % 60)}`;
  return mta === "postfix" ? `Mar  2 ${clock} mail` : `2026-03-02 ${clock}`;
}

function bystanderId(mta: Mta, index: number): string {
  const digit = String(index % BYSTANDER_MAILS);
  return mta === "postfix" ? `B1D5C0FF${digit}E` : `1vBY5t-00000${digit}-AA`;
}

function attackerId(mta: Mta, index: number): string {
  const digits = String(100 + index);
  return mta === "postfix" ? `EE1A${digits}A5F` : `1vEv1L-000${digits}-BB`;
}

/** The bystander's mail: begun before an attempt of the attacker that mentions it, delivered after. */
function bystanderMail(mta: Mta, index: number): readonly (readonly [number, string])[] {
  const id = bystanderId(mta, index);
  const { account, ip } = BYSTANDER;
  const to = `friend${index}@far.test`;
  const second = index * 400;
  if (mta === "exim") {
    return [
      [
        second,
        `${id} <= ${account} H=host.victim.example [${ip}] P=esmtpa A=plain_server:${account} S=900 id=${index}@victim.example`,
      ],
      [
        second + 300,
        `${id} => ${to} R=dnslookup T=remote_smtp H=mx.far.test [192.0.2.80] C="250 OK"`,
      ],
      [second + 300, `${id} Completed`],
    ];
  }
  return [
    [
      second,
      `postfix/smtpd[401]: ${id}: client=host.victim.example[${ip}], sasl_method=PLAIN, sasl_username=${account}`,
    ],
    [second, `postfix/cleanup[402]: ${id}: message-id=<${index}@victim.example>`],
    [second, `postfix/qmgr[303]: ${id}: from=<${account}>, size=900, nrcpt=1 (queue active)`],
    [
      second + 300,
      `postfix/smtp[404]: ${id}: to=<${to}>, relay=mx.far.test[192.0.2.80]:25, delay=300, delays=0.1/0/299/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok)`,
    ],
    [second + 300, `postfix/qmgr[303]: ${id}: removed`],
  ];
}

/** A quiet log, the bystander's mail in it, and the attempts of the attacker between its beginnings and its ends. */
function logWith(mta: Mta, forgeries: readonly Forgery[]): string {
  const timed: { at: string; line: string }[] = QUIET[mta].map((line) => ({ at: line, line }));
  const put = (second: number, body: string): void => {
    const stamp = stampOf(mta, second);
    timed.push({ at: stamp, line: `${stamp} ${body}` });
  };
  for (let index = 0; index < BYSTANDER_MAILS; index += 1)
    for (const [second, body] of bystanderMail(mta, index)) put(second, body);
  for (const forgery of forgeries) {
    for (let index = 0; index < ATTEMPTS; index += 1) {
      const second = (index % BYSTANDER_MAILS) * 400 + 20 + index * 2;
      for (const body of forgery.lines(attackerId(mta, index), bystanderId(mta, index)))
        put(second, body);
    }
  }
  const key = ({ at }: { readonly at: string }): string => at.slice(0, mta === "postfix" ? 15 : 19);
  timed.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return timed.map(({ line }) => `${line}\n`).join("");
}

async function expectBystanderUntouched(text: string): Promise<void> {
  const { incidents, findings } = await diagnoseText(text);
  const named = incidents.flatMap(({ accounts, clients, scripts, seenQueueIds, actions }) => [
    ...accounts,
    ...clients.map(({ ip }) => ip),
    ...scripts.flatMap(({ uid, user, directory }) => [uid, user, directory]),
    ...seenQueueIds.filter((id) => /^(?:B1D5C0FF|1vBY5t-)/.test(id)),
    ...actions.map(({ target }) => target),
  ]);
  for (const value of Object.values(BYSTANDER)) expect(named).not.toContain(value);
  expect(named.filter((value) => /^(?:B1D5C0FF|1vBY5t-)/.test(String(value)))).toEqual([]);
  const subjects = findings.map(({ subject }) => subject);
  expect(subjects).not.toContain(BYSTANDER.account);
  expect(subjects).not.toContain(BYSTANDER.ip);
  expect(await countMailOf(text, BYSTANDER.account, BYSTANDER.ip)).toEqual({
    accountMessages: BYSTANDER_MAILS,
    accountRecipients: BYSTANDER_MAILS,
    accountDelivered: BYSTANDER_MAILS,
    clientMessages: BYSTANDER_MAILS,
    failedLoginsOfAccount: 0,
    failedLoginsOfClient: 0,
  });
}

describe.each(["postfix", "exim"] as const)("%s: the bystander keeps name and figures", (mta) => {
  test("without any forgery", () => expectBystanderUntouched(logWith(mta, [])));

  test.each(FORGERIES[mta])("$name", async (forgery) => {
    await expectBystanderUntouched(logWith(mta, [forgery]));
  });
});

/** The scaffold can accuse: without this, all of the above would hold for a program that names nobody. */
test.each([
  {
    mta: "postfix",
    line: (id: string) =>
      `postfix/smtpd[1]: ${id}: client=h[${BYSTANDER.ip}], sasl_method=PLAIN, sasl_username=${BYSTANDER.account}`,
  },
  {
    mta: "exim",
    line: (id: string) =>
      `${id} <= a@evil.example H=h [${BYSTANDER.ip}] P=esmtpa A=plain_server:${BYSTANDER.account} S=9`,
  },
] as const)("$mta: genuine lines would name the bystander", async ({ mta, line }) => {
  const genuine = { name: "genuine", lines: (id: string) => [line(id)] };
  const count = await countMailOf(logWith(mta, [genuine]), BYSTANDER.account, BYSTANDER.ip);
  expect(count.accountMessages).toBe(BYSTANDER_MAILS + ATTEMPTS);
});

test("a real thief is named with his own figures, whatever he writes into the log", async () => {
  const messageId = POSTFIX_FORGERIES.find(({ name }) => name === "Message-ID with a claim");
  const text = logWith("postfix", messageId === undefined ? [] : [messageId]);
  const { incidents } = await diagnoseText(text);
  expect(incidents).toMatchObject([
    { cause: "stolen-credentials", accounts: [THIEF], messages: ATTEMPTS, recipients: ATTEMPTS },
  ]);
  expect(incidents[0]?.clients).toMatchObject([{ ip: ATTACKER_IP, messages: ATTEMPTS }]);
});

/** A log is no paste: lines that quote log lines stay whole, however many they are. */
test.each([10, 200, 2000])(
  "%i lines with a syslog header inside do not make a log a paste",
  async (count) => {
    const own = bystanderMail("postfix", 0).map(
      ([second, body]) => `${stampOf("postfix", second)} ${body}`,
    );
    const fake = `Mar  2 03:00:00 mail postfix/smtpd[9]: EE1A1${"7".repeat(5)}: client=h[${BYSTANDER.ip}], sasl_method=PLAIN, sasl_username=${BYSTANDER.account}`;
    const forged = Array.from(
      { length: count },
      (_, index) =>
        `${stampOf("postfix", 400 + Math.floor(index / 10))} postfix/smtpd[301]: NOQUEUE: reject: RCPT from unknown[${ATTACKER_IP}]: 554 5.7.1 <x@far.test>: Relay access denied; from=<a@evil.example> to=<x@far.test> proto=ESMTP helo=<${fake}>`,
    );
    const text = [...own, ...forged].map((line) => `${line}\n`).join("");
    const mail = await countMailOf(text, BYSTANDER.account, BYSTANDER.ip);
    expect(mail).toMatchObject({ accountMessages: 1, clientMessages: 1 });
  },
);

/** Exim's rejectlog repeats the headers of what it refused, folded as their author folded them. */
test.each([
  { name: "few refusals", refusals: 4 },
  { name: "more than is looked at as a paste", refusals: 4000 },
])("headers in a rejectlog name nobody: $name", async ({ refusals }) => {
  const fake = (stamp: string, index: number): string =>
    `${stamp} 1vFak3-000${String(100 + (index % 900))}-AA <= a@evil.example H=h [${BYSTANDER.ip}] P=esmtpa A=plain_server:${BYSTANDER.account} S=9`;
  const lines = Array.from({ length: refusals }, (_, index) => {
    const stamp = stampOf("exim", index % 3600);
    return [
      `${stamp} H=(x) [${ATTACKER_IP}] F=<a@evil.example> rejected after DATA: spam`,
      "Envelope-from: <a@evil.example>",
      "Envelope-to: <bob@victim.example>",
      "P Received: from x",
      `\t${fake(stamp, index)}`,
      "F From: a",
      `  | ${fake(stamp, index)}`,
      `  Subject: x`,
      `  117\t${fake(stamp, index)}`,
      "I Message-Id: x",
      ` /var/log/mail.log:${fake(stamp, index)}`,
    ];
  }).flat();
  const text = lines.map((line) => `${line}\n`).join("");
  const { findings, activity } = await diagnoseText(text);
  expect(findings.map(({ subject }) => subject)).not.toContain(BYSTANDER.account);
  expect(activity?.senders).toEqual([]);
  const { accountMessages } = await countMailOf(text, BYSTANDER.account, BYSTANDER.ip);
  expect(accountMessages).toBe(0);
});
