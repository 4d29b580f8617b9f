import { createHash } from "node:crypto";
import type { ClientLine } from "../../../core/client-lines.ts";
import { domainOf } from "../../../core/mail-address.ts";
import { parsePlainAddress } from "../../../core/plain-address.ts";
import type { Attacker } from "./find-attackers.ts";

export interface XarfParts {
  readonly attacker: Attacker;
  /** As they may be shown. */
  readonly lines: readonly ClientLine[];
  /** Mail address of the reporter. */
  readonly from: string;
  readonly nowMs: number;
  /** What happened, in English. */
  readonly description: string;
}

const DESCRIPTION_MAX = 1000;

/**
 * One host's report as X-ARF 4.0.0 (xarf-core.json, messaging-spam.json, connection-login-attack.json). The same
 * evidence gives the same `report_id`, so that a desk sees when it gets a report twice.
 */
export function xarfReport({ attacker, lines, from, nowMs, description }: XarfParts): unknown {
  const domain = domainOf(from);
  const reporter = { org: domain, contact: from, domain };
  const evidence = Buffer.from(lines.map(({ text }) => `${text}\n`).join(""), "utf8");
  const now = new Date(nowMs).toISOString();
  return {
    xarf_version: "4.0.0",
    report_id: reportId(attacker),
    timestamp: attacker.lastAt ?? attacker.firstAt ?? now,
    reporter,
    sender: reporter,
    source_identifier: attacker.ip,
    ...(attacker.messages > 0
      ? spam(attacker, lines)
      : {
          category: "connection",
          type: "login_attack",
          protocol: "tcp",
          first_seen: attacker.firstAt ?? now,
          ...(attacker.lastAt !== null && { last_seen: attacker.lastAt }),
        }),
    evidence_source: "automated_filter",
    evidence: [
      {
        content_type: "text/plain",
        description: "Lines of the mail server's log",
        payload: evidence.toString("base64"),
        hash: `sha256:${createHash("sha256").update(evidence).digest("hex")}`,
        size: evidence.length,
      },
    ],
    tags: [`mailwarden:${attacker.attack}`],
    confidence: attacker.score,
    description: description.slice(0, DESCRIPTION_MAX),
  };
}

/** `protocol: smtp` obliges to name port and sender, which only some logs have: nothing is made up. */
function spam({ recipients }: Attacker, lines: readonly ClientLine[]): object {
  const full = lines.find(
    ({ clientPort, sender }) =>
      clientPort !== undefined && sender !== undefined && parsePlainAddress(sender) === sender,
  );
  return {
    category: "messaging",
    type: "spam",
    ...(full === undefined
      ? { protocol: "other" }
      : { protocol: "smtp", smtp_from: full.sender, source_port: full.clientPort }),
    recipient_count: Math.max(1, recipients),
  };
}

/** A UUID of version 4 in form, made of what the report is about. */
export function reportId({ ip, attack, firstAt, lastAt, messages, failures }: Attacker): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([ip, attack, firstAt, lastAt, messages, failures]))
    .digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
