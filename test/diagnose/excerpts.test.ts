import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { isRedacted } from "../../src/core/mail-address.ts";
import { diagnoseText } from "./diagnose-logs.ts";
import { generateLog, type Mta } from "./generate-log.ts";

const MTAS = ["postfix", "exim"] as const;

const file = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** Honest stories of every kind: what anybody may cut a piece out of. */
function honestLines(mta: Mta, seed: number): readonly string[] {
  const stories =
    "newsletter,mailing-list,office-nat,traveller,monitoring,forgotten-phone,brute-force-only";
  return generateLog(mta, stories, { seed, contentFilter: mta === "postfix" && seed % 2 === 0 })
    .lines;
}

const STOLEN = {
  postfix: generateLog("postfix", "stolen-account-fast", { seed: 41, scale: 0.3 }),
  exim: generateLog("exim", "stolen-account-fast", { seed: 41, scale: 0.3 }),
} as const;

/** Short, for a property that shows its smallest counterexample. */
function accusationsIn({ incidents }: Diagnosis<string>): readonly string[] {
  return incidents.map(({ cause, confidence, accounts, clients, scripts, messages }) =>
    [
      cause,
      confidence,
      ...accounts,
      ...clients.slice(0, 3).map(({ ip }) => ip),
      ...scripts.map(({ user, uid }) => user ?? uid),
      messages,
    ].join(" "),
  );
}

/** Where to cut: number of the log, lines, and the place as a share of the log. */
const PLACE = fc.tuple(
  fc.nat({ max: 3 }),
  fc.integer({ min: 10, max: 200 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

function cut(lines: readonly string[], length: number, where: number): readonly string[] {
  const from = Math.floor(where * Math.max(0, lines.length - length));
  return lines.slice(from, from + length);
}

/** What somebody greps for before asking. */
const SEARCHES: Readonly<Record<Mta, readonly RegExp[]>> = {
  postfix: [
    /client=/,
    /status=/,
    /from=</,
    /status=(?:deferred|bounced)/,
    /qmgr/,
    /sasl_username/,
    /reject|warning/,
  ],
  exim: [/<=/, /=>|\*\*|==/, /\*\*|==/, /A=plain/, /Completed/, /rejected|failed/],
};

describe.each(MTAS)("%s: a piece of a quiet log accuses nobody", (mta) => {
  const logs = [1, 2, 3, 4].map((seed) => honestLines(mta, seed));

  test("consecutive lines", async () => {
    await fc.assert(
      fc.asyncProperty(PLACE, async ([log, length, where]) => {
        const piece = cut(logs[log] ?? [], length, where);
        expect(accusationsIn(await diagnoseText(file(piece)))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test.each(SEARCHES[mta])("the hits of a search for %s", async (search) => {
    await fc.assert(
      fc.asyncProperty(PLACE, async ([log, length, where]) => {
        const hits = (logs[log] ?? []).filter((line) => search.test(line));
        const diagnosis = await diagnoseText(file(cut(hits, length, where)));
        expect(accusationsIn(diagnosis)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test("with lines cut at the right, as a terminal does", async () => {
    await fc.assert(
      fc.asyncProperty(
        PLACE,
        fc.integer({ min: 60, max: 132 }),
        async ([log, length, where], width) => {
          const piece = cut(logs[log] ?? [], length, where).map((line) => line.slice(0, width));
          expect(accusationsIn(await diagnoseText(file(piece)))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** Ways in which people hide names before they ask in public. */
const REDACTIONS: readonly { readonly name: string; readonly redact: (line: string) => string }[] =
  [
    {
      name: "[email protected]",
      redact: (line) => line.replaceAll(/[\w.+-]+@[\w.-]+\.\w+/g, "[email protected]"),
    },
    { name: "****", redact: (line) => line.replaceAll(/[\w.+-]+@[\w.-]+\.\w+/g, "****") },
    {
      name: "xxxx@xxxx.com",
      redact: (line) => line.replaceAll(/[\w.+-]+@[\w.-]+\.\w+/g, "xxxx@xxxx.xxx"),
    },
    { name: "****@domain", redact: (line) => line.replaceAll(/[\w.+-]+@/g, "****@") },
    { name: "<hidden>", redact: (line) => line.replaceAll(/[\w.+-]+@[\w.-]+\.\w+/g, "<hidden>") },
  ];

const IP_REDACTIONS: typeof REDACTIONS = [
  {
    name: "192.***.***.***",
    redact: (line) => line.replaceAll(/\b(\d+)\.\d+\.\d+\.\d+\b/g, "$1.***.***.***"),
  },
  {
    name: "xxx.xxx.xxx.xxx",
    redact: (line) => line.replaceAll(/\b\d+\.\d+\.\d+\.\d+\b/g, "xxx.xxx.xxx.xxx"),
  },
  { name: "[REDACTED]", redact: (line) => line.replaceAll(/\b\d+\.\d+\.\d+\.\d+\b/g, "REDACTED") },
  { name: "1.2.3.x", redact: (line) => line.replaceAll(/\b(\d+\.\d+\.\d+)\.\d+\b/g, "$1.x") },
];

function namedIn({ incidents }: Diagnosis<string>): readonly string[] {
  return incidents.flatMap(({ accounts, clients, scripts, senders, actions }) => [
    ...accounts,
    ...clients.map(({ ip }) => ip),
    ...scripts.map(({ user }) => user ?? ""),
    ...senders.map(({ address }) => address),
    ...actions.map(({ target }) => target),
  ]);
}

/** Half of a real address is no address: nothing of this form may be named. */
const HALF_IP = /^\d+\.(?:\d+\.)*[x*]|^(?:[x*]+\.){3}/i;

describe.each(MTAS)("%s: what is redacted is never named", (mta) => {
  const { lines, truth } = STOLEN[mta];

  test.each(REDACTIONS)("addresses as $name", async ({ redact }) => {
    const diagnosis = await diagnoseText(file(lines.map(redact)));
    expect(namedIn(diagnosis).filter(isRedacted)).toEqual([]);
    expect(namedIn(diagnosis).join(" ")).not.toMatch(/protected\]|\*\*|xxxx|hidden/);
    expect(diagnosis.incidents.flatMap(({ accounts }) => accounts)).toEqual([]);
    expect(diagnosis.verdict).not.toBe("clean");
  });

  test.each(IP_REDACTIONS)("clients as $name", async ({ redact }) => {
    const diagnosis = await diagnoseText(file(lines.map(redact)));
    expect(namedIn(diagnosis).filter((name) => HALF_IP.test(name) || isRedacted(name))).toEqual([]);
    const [incident] = diagnosis.incidents;
    // The account stands there unredacted, and its deeds with it.
    expect(incident?.accounts).toEqual(truth.incidents[0]?.accounts);
    // The owner's own mail cannot be told apart by address any more.
    const messages = truth.incidents[0]?.messages ?? 0;
    expect(incident?.messages).toBeGreaterThanOrEqual(messages);
    expect(incident?.messages).toBeLessThan(messages + 5);
  });
});

/** Ten picked lines of one message each: what a question in a forum shows. */
const picked = (mta: Mta, search: RegExp, count: number): readonly string[] =>
  STOLEN[mta].lines.filter((line) => search.test(line)).slice(0, count);

describe("picked lines are never certain", () => {
  test.each([
    { name: "client lines only", lines: picked("postfix", /client=.*sasl_username/, 300) },
    { name: "deferrals only", lines: picked("postfix", /status=deferred/, 40) },
    { name: "refusals only", lines: picked("postfix", /status=bounced.*blocked/, 40) },
    { name: "queue manager's lines only", lines: picked("postfix", /qmgr.*from=/, 60) },
    { name: "Exim arrivals only", lines: picked("exim", /<=.*A=plain/, 300) },
    { name: "Exim deferrals only", lines: picked("exim", / == /, 40) },
    { name: "Exim refusals only", lines: picked("exim", / \*\* .*blocked/, 40) },
  ])("$name", async ({ lines }) => {
    expect(lines.length).toBeGreaterThan(20);
    const { incidents } = await diagnoseText(file(lines));
    expect(incidents.filter(({ confidence }) => confidence === "certain")).toEqual([]);
  });

  /** Who it is nobody can know from them. */
  test.each([
    { name: "deferrals", lines: picked("postfix", /status=deferred/, 40) },
    { name: "refusals", lines: picked("postfix", /status=bounced.*blocked/, 40) },
    { name: "Exim deferrals", lines: picked("exim", / == /, 40) },
    { name: "Exim refusals", lines: picked("exim", / \*\* .*blocked/, 40) },
  ])("$name name no account, and do not clear the server", async ({ lines }) => {
    const { incidents, verdict } = await diagnoseText(file(lines));
    expect(incidents.flatMap(({ accounts, clients }) => [...accounts, ...clients])).toEqual([]);
    expect(incidents.filter(({ cause }) => cause !== "unknown")).toEqual([]);
    expect(verdict).not.toBe("clean");
  });

  test("a question in a forum: prose, three messages, all on one line", async () => {
    const ids = picked("postfix", /client=.*sasl_username/, 400)
      .flatMap((line) => /: (\w+): client=/.exec(line)?.[1] ?? [])
      .slice(100, 103);
    const lines = STOLEN.postfix.lines.filter((line) => ids.some((id) => line.includes(id)));
    const text = `Hello, our server sends spam, what is it?\n\n${lines.join(" ")}\n\nThank you!\n`;
    const paste = await diagnoseText(text);
    const asFile = await diagnoseText(file(lines));
    expect(lines.length).toBeGreaterThan(12);
    expect(paste.evidence[0]?.kind).toBe("pasted text");
    expect(paste.verdict).toBe(asFile.verdict);
    expect(
      paste.incidents.map(({ messages, recipients, seenQueueIds }) => ({
        messages,
        recipients,
        ids: seenQueueIds.toSorted(),
      })),
    ).toEqual(
      asFile.incidents.map(({ messages, recipients, seenQueueIds }) => ({
        messages,
        recipients,
        ids: seenQueueIds.toSorted(),
      })),
    );
    expect(paste.incidents.filter(({ confidence }) => confidence === "certain")).toEqual([]);
  });

  test.each([
    {
      name: "one honest user's mail that a receiver defers",
      text: `Jun  4 09:12:01 mx postfix/submission/smtpd[811]: 5C0A1200F3: client=unknown[198.51.100.9], sasl_method=PLAIN, sasl_username=[email protected]
Jun  4 09:12:01 mx postfix/cleanup[815]: 5C0A1200F3: message-id=<****@office>
Jun  4 09:12:01 mx postfix/qmgr[702]: 5C0A1200F3: from=<[email protected]>, size=18211, nrcpt=2 (queue active)
Jun  4 09:12:03 mx postfix/smtp[820]: 5C0A1200F3: to=<[email protected]>, relay=mx.far.test[192.0.2.80]:25, delay=2.1, delays=0.1/0/1/1, dsn=4.7.1, status=deferred (host mx.far.test[192.0.2.80] said: 451 4.7.1 Greylisting in action, please come back later (in reply to RCPT TO command))
`,
    },
    {
      name: "rejected strangers",
      text: `Jun  4 09:12:01 mx postfix/smtpd[811]: NOQUEUE: reject: RCPT from unknown[203.0.113.7]: 554 5.7.1 <[email protected]>: Relay access denied; from=<[email protected]> to=<[email protected]> proto=ESMTP helo=<****>
Jun  4 09:12:02 mx postfix/smtpd[811]: NOQUEUE: reject: RCPT from unknown[203.0.113.7]: 554 5.7.1 <[email protected]>: Relay access denied; from=<[email protected]> to=<[email protected]> proto=ESMTP helo=<****>
Jun  4 09:12:03 mx postfix/smtpd[811]: lost connection after RCPT from unknown[203.0.113.7]
`,
    },
    {
      name: "failed logins only",
      text: Array.from(
        { length: 30 },
        (_, index) =>
          `Jun  4 09:12:${10 + index} mx postfix/smtpd[811]: warning: unknown[203.0.113.${index}]: SASL LOGIN authentication failed: UGFzc3dvcmQ6\n`,
      ).join(""),
    },
    {
      name: "cut lines",
      text: `un  4 09:12:01 mx postfix/qmgr[702]: 5C0A1200F3: from=<bob@victim.example>, size=18211, nrcpt=2 (queue active)
Jun  4 09:12:03 mx postfix/smtp[820]: 5C0A1200F3: to=<ann@far.test>, relay=mx.far.test[192.0.2.80]:25, delay=2.1, delays=0.1/0/1/1, dsn=4.7.1, status=defe$
Jun  4 09:12:03 mx postfix/smtp[820]: 5C0A12
`,
    },
    {
      name: "an Exim arrival and its delivery, redacted",
      text: `2026-06-04 09:12:01 1vEv1L-000811-BB <= [email protected] H=(xxxx) [***.***.***.***] P=esmtpa A=plain_server:[email protected] S=1200
2026-06-04 09:12:03 1vEv1L-000811-BB => [email protected] R=dnslookup T=remote_smtp H=mx.far.test [192.0.2.80] C="250 OK"
2026-06-04 09:12:03 1vEv1L-000811-BB Completed
`,
    },
  ])("$name: not enough to tell", async ({ text }) => {
    const { verdict, incidents } = await diagnoseText(text);
    expect({ verdict, incidents }).toEqual({ verdict: "insufficient-evidence", incidents: [] });
  });
});

test.each(MTAS)("%s: a log of cut lines is never clean", async (mta) => {
  const { lines } = generateLog(mta, "none", { seed: 31, hours: 12 });
  expect((await diagnoseText(file(lines))).verdict).toBe("clean");
  const ofCut = await diagnoseText(file(lines.map((line) => line.slice(0, 110))));
  expect(ofCut.verdict).toBe("insufficient-evidence");
  expect(ofCut.summary).toContain("cut to 110 characters");
});
