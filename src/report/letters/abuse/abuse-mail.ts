import { createHash } from "node:crypto";
import type { ClientLine, ClientLines } from "../../../core/client-lines.ts";
import { domainOf } from "../../../core/mail-address.ts";
import type { Language } from "../../language.ts";
import { visible } from "../../visible.ts";
import { type Letter, safeFileName } from "../letter.ts";
import { paragraph } from "../paragraph.ts";
import type { Attacker } from "./find-attackers.ts";
import type { AttackingNetwork } from "./group-attackers.ts";
import { lookupCommands } from "./lookup-commands.ts";
import { reportId, xarfReport } from "./xarf-report.ts";

/** Described one by one; a botnet has thousands in one network. */
const HOSTS_MAX = 20;
const LINES_MAX = 10;
/** A line of a mail has at most 998 bytes (RFC 5322, 2.1.1); what is left belongs to the indent. */
const LINE_BYTES_MAX = 900;

export interface AbuseParts {
  /** English first: every abuse desk reads it. */
  readonly english: Language;
  /** The administrator's, who has to know what he sends. */
  readonly language: Language;
  /** A checked mail address. */
  readonly from: string;
  readonly nowMs: number;
  readonly lines: ReadonlyMap<string, ClientLines>;
  /** Masks whoever is not accused; the identity where nothing is masked. */
  readonly mask: (text: string) => string;
  readonly isMasked: boolean;
}

/** The X-ARF documents about one network. */
export function xarfReports(network: AttackingNetwork, parts: AbuseParts): readonly unknown[] {
  return network.attackers.slice(0, HOSTS_MAX).map((attacker) =>
    xarfReport({
      attacker,
      lines: shownLines(attacker, parts),
      from: parts.from,
      nowMs: parts.nowMs,
      description: whatItDid(attacker, parts.english),
    }),
  );
}

/**
 * The mail to an abuse desk: multipart/report (RFC 5965, 2) with a text for people, `Feedback-Type: xarf`, and the
 * X-ARF documents. Headers hold checked addresses and our own words alone, so nobody can add one.
 */
export function abuseMail(network: AttackingNetwork, parts: AbuseParts): Letter {
  const { attackers, owner } = network;
  const first = attackers[0] as Attacker;
  const to = owner?.kind === "found" ? owner.contact : null;
  const id = reportId(first);
  const documents = xarfReports(network, parts).map((one) => `${JSON.stringify(one, null, 2)}\n`);
  const text = humanPart(network, parts);
  const boundary = boundaryFor(text, id);
  const mail = [
    `From: <${parts.from}>`,
    // An empty group (RFC 5322, 3.4) is a recipient that says that it is missing.
    to === null ? "To: abuse-contact-to-be-looked-up:;" : `To: <${to}>`,
    `Subject: ${parts.english.labels.letters.abuse.subject({ network: network.name })}`,
    `Date: ${mailDate(parts.nowMs)}`,
    `Message-ID: <${id}@${domainOf(parts.from)}>`,
    "MIME-Version: 1.0",
    "Content-Type: multipart/report; report-type=feedback-report;",
    `  boundary="${boundary}"`,
    "",
    "This is a report in the Abuse Reporting Format (RFC 5965, X-ARF).",
    ...part(boundary, ["Content-Type: text/plain; charset=utf-8", transfer(text)], text),
    ...part(boundary, ["Content-Type: message/feedback-report"], feedback(first, network, parts)),
    ...documents.flatMap((document, index) => {
      const name = index === 0 ? "xarf.json" : `xarf-${index + 1}.json`;
      return part(
        boundary,
        [
          `Content-Type: application/json; name="${name}"`,
          "Content-Transfer-Encoding: base64",
          `Content-Disposition: attachment; filename="${name}"`,
        ],
        base64(document),
      );
    }),
    `--${boundary}--`,
    "",
  ].join("\n");
  return {
    fileName: safeFileName("abuse", attackers.length === 1 ? first.ip : network.name, "eml"),
    text: mail,
    to,
    about: network.name,
    lookup: to === null ? lookupCommands(first.ip) : [],
  };
}

function part(boundary: string, headers: readonly string[], body: string): readonly string[] {
  return [`--${boundary}`, ...headers, "", body.replace(/\n$/, "")];
}

function transfer(text: string): string {
  return `Content-Transfer-Encoding: ${/^[\x00-\x7f]*$/.test(text) ? "7bit" : "8bit"}`;
}

/** In lines of 76 (RFC 2045, 6.8): the evidence inside a document would make lines that are too long for a mail. */
function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64").replace(/.{76}/g, "$&\n");
}

/** RFC 5965, 3.1 and 3.2: `Source-IP` is for one host. */
function feedback(
  first: Attacker,
  { attackers }: AttackingNetwork,
  { nowMs, from }: AbuseParts,
): string {
  const at = first.lastAt ?? first.firstAt;
  const incidents = attackers.reduce(
    (sum, { messages, failures }) => sum + Math.max(1, messages, failures),
    0,
  );
  return [
    "Feedback-Type: xarf",
    "User-Agent: mailwarden/1",
    "Version: 1",
    ...(attackers.length === 1 ? [`Source-IP: ${first.ip}`] : []),
    `Reporting-MTA: dns; ${domainOf(from)}`,
    `Arrival-Date: ${mailDate(at === null ? nowMs : Date.parse(at))}`,
    `Incidents: ${incidents}`,
  ].join("\n");
}

function humanPart(network: AttackingNetwork, parts: AbuseParts): string {
  const { english, language } = parts;
  const texts = [letterText(network, parts, english)];
  if (language.tag !== english.tag) texts.push(letterText(network, parts, language));
  texts.push(evidenceText(network, parts));
  return texts.join("\n\n----\n\n");
}

function letterText(
  { attackers }: AttackingNetwork,
  { from }: AbuseParts,
  language: Language,
): string {
  const { abuse } = language.labels.letters;
  const left = attackers.length - HOSTS_MAX;
  return [
    abuse.greeting,
    paragraph(abuse.intro({ hosts: attackers.length }, language.formats)),
    attackers
      .slice(0, HOSTS_MAX)
      .map((attacker) => paragraph(whatItDid(attacker, language), "- "))
      .join("\n"),
    ...(left > 0 ? [paragraph(abuse.moreHosts(left, language.formats))] : []),
    paragraph(abuse.request),
    paragraph(abuse.closing),
    from,
  ].join("\n\n");
}

function whatItDid(attacker: Attacker, { labels, formats }: Language): string {
  return labels.letters.abuse.attacks[attacker.attack](attacker, formats);
}

function evidenceText({ attackers }: AttackingNetwork, parts: AbuseParts): string {
  const { labels, formats } = parts.english;
  const { abuse } = labels.letters;
  return [
    parts.isMasked ? abuse.evidence : abuse.evidenceUnmasked,
    ...attackers.slice(0, HOSTS_MAX).map((attacker) => {
      const lines = shownLines(attacker, parts);
      const left = (parts.lines.get(attacker.ip)?.total ?? 0) - lines.length;
      return [
        `${attacker.ip}:`,
        ...lines.map(({ text }) => `  ${text}`),
        ...(left > 0 ? [`  ${abuse.moreLines(left, formats)}`] : []),
      ].join("\n");
    }),
    ...(attackers.length > HOSTS_MAX
      ? [
          attackers
            .slice(HOSTS_MAX)
            .map(({ ip, firstAt, lastAt }) => `${ip} ${firstAt ?? "-"} ${lastAt ?? "-"}`)
            .join("\n"),
        ]
      : []),
  ].join("\n\n");
}

function shownLines({ ip }: Attacker, { lines, mask }: AbuseParts): readonly ClientLine[] {
  return (lines.get(ip)?.lines ?? [])
    .slice(0, LINES_MAX)
    .map((one) => ({ ...one, text: cutBytes(visible(mask(one.text))) }));
}

function cutBytes(text: string): string {
  const bytes = Buffer.from(text, "utf8");
  return bytes.length <= LINE_BYTES_MAX
    ? text
    : `${bytes.toString("utf8", 0, LINE_BYTES_MAX).replace(/\ufffd$/, "")}...`;
}

/** A line that stands in no part; Base64 has no hyphens. */
function boundaryFor(text: string, id: string): string {
  let boundary = `report-${id}`;
  while (text.includes(boundary))
    boundary = `report-${createHash("sha256").update(boundary).digest("hex").slice(0, 32)}`;
  return boundary;
}

/** RFC 5322, 3.3, in UTC. */
function mailDate(epochMs: number): string {
  return new Date(epochMs).toUTCString().replace("GMT", "+0000");
}
