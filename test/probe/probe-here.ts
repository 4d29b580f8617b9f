import { probeHost } from "../../src/app/probe-host.ts";
import type { ProbedHost, ProbeRequest } from "../../src/app/probe-host.ts";
import type { Question } from "../../src/core/server-answers.ts";
import { createSmtpWorld } from "../../src/system/smtp-world.ts";

/** A host on the Internet, as the server of the bench sees it. */
export const OUTSIDER = "203.0.113.66";

/** Probes the server of the bench, from outside unless `request` says otherwise. */
export async function probeHere(request: Partial<ProbeRequest> = {}): Promise<ProbedHost> {
  const probed = await probeHost(
    {
      host: "192.0.2.10",
      isOwn: false,
      known: "bob@example.org",
      source: OUTSIDER,
      limits: { replyMs: 10_000 },
      ...request,
    },
    createSmtpWorld(),
  );
  if ("kind" in probed) throw new Error(`not probed: ${probed.kind}`);
  return probed;
}

/** The answer for the listener at a port, with its doubt: `yes`, `depends trusted-vantage`. */
export function answerAt({ answers }: ProbedHost, question: Question, port = 25): string {
  const row = answers[question].find(({ listener }) => listener.endsWith(`:${port}`));
  return [row?.answer, row?.doubt].filter((word) => word !== undefined).join(" ");
}

/** What was exchanged for that answer. */
export function witnessAt({ answers }: ProbedHost, question: Question, port = 25): string {
  return answers[question].find(({ listener }) => listener.endsWith(`:${port}`))?.witness ?? "";
}
