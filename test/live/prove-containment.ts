import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Plan, StepRecord, VerifyRow } from "../../src/core/containment.ts";
import type { StepName } from "../../src/core/diagnosis.ts";
import type { ContainedServer } from "./contained-server.ts";
import { digests, firewall, messageIdIn } from "./contained-server.ts";
import type { Receiver } from "./receiver.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import type { SmtpClient } from "./smtp-client.ts";

/** An incident that has been played on a server, among honest mail, and is to be contained. */
export interface PlayedIncident {
  readonly server: ContainedServer;
  /** Of the plan, in order. */
  readonly steps: readonly StepName[];
  /** Files and folders beside the settings that the containment may touch. */
  readonly files?: readonly string[];
  /** Message-IDs of the abuse that waits in the queue. */
  readonly spam: readonly string[];
  /** Message-IDs of the honest mail that was sent; each has one recipient. */
  readonly honest: readonly string[];
  readonly receivers: readonly Receiver[];
  /** The receivers take mail from us from now on, or put us off. */
  readonly blockUs: (isBlocking: boolean) => void;
  readonly stop: () => Promise<void>;
  /** Tries the abuse again; `round` makes its Message-IDs others. */
  readonly attackAgain: (round: string) => Promise<void>;
  /** Sends honest mail and gives its Message-IDs. */
  readonly writeAgain: (round: string) => Promise<readonly string[]>;
  /** Abuse and honest mail that come in while the containment works; gives the honest Message-IDs. */
  readonly meanwhile?: () => Promise<readonly string[]>;
  /** A session that the attacker has open. */
  readonly session?: SmtpClient;
  /** What the server must answer once the hole is closed: what is tried, and the code. */
  readonly refusals?: readonly {
    readonly what: string;
    readonly code: number;
    readonly ask: () => Promise<number>;
  }[];
  /** Checks of `verify` that do not hold, or cannot be observed. */
  readonly open?: Readonly<Record<string, false | null>>;
}

const REOPENED =
  "submission-hold,queue-hold,account-lock,client-ban,script-disable,config-fix" as const;

/** What `contain` says, as JSON. */
export async function contain<Answer>(
  ...args: readonly string[]
): Promise<Answer & { readonly status: number; readonly stderr: string }> {
  const { status, stdout, stderr } = await runMailwarden(["contain", ...args, "--format", "json"]);
  if (stdout === "") throw new Error(`contain ${args.join(" ")}: status ${status}\n${stderr}`);
  return { ...(JSON.parse(stdout) as Answer), status, stderr };
}

/** The tests that every containment has to pass, in order, from the plan to everything being as it was before. */
export function proveContainment(play: () => Promise<PlayedIncident>): void {
  let played: PlayedIncident;
  let honest: readonly string[];
  let before: World;
  let plan: Plan;

  beforeAll(async () => {
    played = await play();
    await played.server.settle();
    honest = played.honest;
    before = await worldOf(played);
  }, 180_000);

  afterAll(async () => {
    await played.stop();
    rmSync("/var/lib/mailwarden", { recursive: true, force: true });
  });

  it("is planned without touching anything", async () => {
    const answer = await contain<Plan>("plan");
    plan = answer;
    expect(answer).toMatchObject({ status: 1, stderr: "" });
    expect(plan.steps.map(({ step }) => step)).toEqual(played.steps);
    const { messages } = plan.steps.find(({ step }) => step === "queue-hold") ?? {};
    expect(messages).toBe(played.spam.length === 0 ? undefined : played.spam.length);
    expect(await worldOf(played)).toEqual(before);
  });

  it("takes the abuse out of the queue, and nothing else", async () => {
    const [{ records, status }, more = []] = await Promise.all([
      contain<{ records: StepRecord[] }>("apply"),
      played.meanwhile?.(),
    ]);
    honest = [...honest, ...more];
    expect(records.filter((record) => record.status === "failed")).toEqual([]);
    expect(status).toBe(0);
    await played.server.settle();
    const now = played.server.waiting();
    const waited = [...before.waiting.keys()].filter((id) => now.has(id)).toSorted();
    expect(waited).toEqual(honestOf(before.waiting, played.spam));
    // What came meanwhile by the same way is held.
    for (const [id, { isHeld }] of now)
      expect({ id, isHeld }).toEqual({ id, isHeld: !honest.includes(id) });
    if (played.meanwhile === undefined) expect(now.size).toBe(waited.length);
  });

  it("lets no abuse out any more, and honest mail pass", async () => {
    await played.attackAgain("second");
    honest = [...honest, ...(await played.writeAgain("second"))];
    await played.server.settle();
    expect(strangersOf(played, honest)).toEqual([]);
    for (const { what, code, ask } of played.refusals ?? [])
      expect({ what, code: await ask() }).toEqual({ what, code });
    if (played.session !== undefined)
      expect(await played.session.command("NOOP")).toMatchObject({ code: 0 });
  });

  it("is verified", async () => {
    const { verify, status } = await contain<{ verify: VerifyRow[] }>("verify");
    const open = Object.fromEntries(
      verify.filter(({ holds }) => holds !== true).map(({ check, holds }) => [check, holds]),
    );
    expect(open).toEqual(played.open ?? {});
    expect(status).toBe(Object.values(open).includes(false) ? 1 : 0);
  });

  it("loses no honest mail, and delivers none of it twice", async () => {
    // Honest mail that the hold kept, too, is sent on.
    await contain("apply", "--only", "queue-release");
    played.blockUs(false);
    await played.server.flush();
    expect(arrivedIn(played).filter((id) => honest.includes(id))).toEqual(honest.toSorted());
    expect(strangersOf(played, honest)).toEqual([]);
    played.blockUs(true);
  });

  it("is taken back: the abuse on hold as it was, the way that it came shut", async () => {
    const { records, status } = await contain<{ records: StepRecord[] }>("undo");
    expect(records.filter((record) => record.status === "failed")).toEqual([]);
    expect(status).toBe(0);
    await played.attackAgain("third");
    honest = [...honest, ...(await played.writeAgain("third"))];
    await played.server.settle();
    expect(strangersOf(played, honest)).toEqual([]);
    const now = played.server.waiting();
    for (const id of played.spam)
      expect({ id, ...now.get(id) }).toEqual({ id, ...before.waiting.get(id), isHeld: true });
    const fixed = plan.steps.filter(({ step }) => step === "config-fix");
    const kept = new Set(fixed.flatMap(({ files }) => files.map(({ path }) => path)));
    const others = (settings: World["settings"]) =>
      Object.entries(settings).filter(([path]) => !kept.has(path));
    expect(others(played.server.settings())).toEqual(others(before.settings));
  });

  it("with --reopen everything is as it was, byte for byte", async () => {
    const { status } = await contain<object>("undo", "--reopen", REOPENED);
    expect(status).toBe(0);
    await played.server.settle();
    const now = await worldOf(played);
    expect({ ...now, waiting: undefined }).toEqual({ ...before, waiting: undefined });
    for (const id of played.spam)
      expect({ id, ...now.waiting.get(id) }).toEqual({ id, ...before.waiting.get(id) });
  });
}

interface World {
  readonly settings: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly firewall: string;
  readonly waiting: ReturnType<ContainedServer["waiting"]>;
}

async function worldOf({ server, files = [] }: PlayedIncident): Promise<World> {
  return {
    settings: server.settings(),
    files: Object.assign({}, ...files.map(digests)) as World["files"],
    firewall: await firewall(),
    waiting: server.waiting(),
  };
}

function honestOf(waiting: World["waiting"], spam: readonly string[]): readonly string[] {
  return [...waiting.keys()].filter((id) => !spam.includes(id)).toSorted();
}

/** Message-IDs of all mail that has arrived somewhere, each as often as it has. */
function arrivedIn({ receivers, server }: PlayedIncident): readonly string[] {
  const elsewhere = receivers.flatMap(({ received }) => received.map(({ message }) => message));
  return [...elsewhere, ...server.mailboxes()].map(messageIdIn).toSorted();
}

/** What arrived and nobody honest has sent. */
function strangersOf(played: PlayedIncident, honest: readonly string[]): readonly string[] {
  return arrivedIn(played).filter((id) => !honest.includes(id));
}
