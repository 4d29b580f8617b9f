import { isIPv4 } from "node:net";
import type { IdentityFinding, Publication } from "../core/identity-sayings.ts";
import { shellWord } from "../core/shell-word.ts";
import type { DmarcPolicy } from "./check-dmarc.ts";
import type { ReverseState } from "./check-reverse.ts";
import type { KnownAddress } from "./known-sender.ts";
import { reverseName } from "./reverse-name.ts";
import { parseSpf } from "./spf/parse-spf.ts";

export interface Proposal {
  readonly domain: string;
  readonly addresses: readonly KnownAddress[];
  readonly helo: string | undefined;
  readonly findings: readonly IdentityFinding[];
  readonly spfRecord: string | null;
  readonly dmarc: DmarcPolicy | null;
  /** Somewhere mail for the domain goes. */
  readonly takesMail: boolean;
  readonly reverse: readonly ReverseState[];
  readonly nowMs: number;
}

/** The records to publish where they are missing, and the commands that make a key and sign with it. */
export function proposeRecords(proposal: Proposal): readonly Publication[] {
  const { domain, findings, helo, nowMs } = proposal;
  const has = (code: string) => findings.some((finding) => finding.code === `identity.${code}`);
  const record = (why: Publication["why"], name: string, type: string, value: string) => ({
    why,
    record: { name: `${name}.`, type, value },
    commands: [],
  });
  return [
    ...(has("spf-missing") ? [record("spf", domain, "TXT", quoted(spfRecord(proposal)))] : []),
    ...(has("spf-not-covered") ? changedSpf(proposal) : []),
    ...(has("dkim-unseen") || has("dkim-missing") || has("dkim-revoked") || has("dkim-broken")
      ? [{ why: "dkim" as const, record: null, commands: signerCommands(domain, nowMs) }]
      : []),
    ...(has("dmarc-missing")
      ? [
          record(
            "dmarc",
            `_dmarc.${domain}`,
            "TXT",
            quoted(`v=DMARC1; p=none; rua=mailto:postmaster@${domain}`),
          ),
        ]
      : []),
    ...(helo !== undefined && has("helo-spf-missing")
      ? [record("helo-spf", helo, "TXT", quoted("v=spf1 a -all"))]
      : []),
    ...proposal.reverse.flatMap(({ ip, names, confirmedName, isKnown }) =>
      helo !== undefined && isKnown && confirmedName === null && !has("helo-unresolved")
        ? names.includes(helo)
          ? []
          : [record("ptr", reverseName(ip), "PTR", `${helo}.`)]
        : [],
    ),
    ...(has("tls-rpt-missing") && proposal.takesMail
      ? [
          record(
            "tls-rpt",
            `_smtp._tls.${domain}`,
            "TXT",
            quoted(`v=TLSRPTv1; rua=mailto:postmaster@${domain}`),
          ),
        ]
      : []),
  ];
}

/** A string of a record holds 255 bytes (RFC 1035 3.3.14): longer ones are split. */
const STRING_BYTES = 255;

function quoted(text: string): string {
  const strings: string[] = [];
  for (let at = 0; at < text.length; at += STRING_BYTES)
    strings.push(`"${text.slice(at, at + STRING_BYTES).replace(/["\\]/g, "\\$&")}"`);
  return strings.join(" ");
}

function termsOf(addresses: readonly KnownAddress[]): readonly string[] {
  return addresses
    .filter(({ source }) => source !== "mx" && source !== "spf")
    .map(({ ip }) => (isIPv4(ip) ? `ip4:${ip}` : `ip6:${ip}`));
}

/** `~all` while DMARC does not refuse yet: forgotten senders are seen in its reports instead of being lost. */
function spfRecord({ addresses, takesMail, dmarc }: Proposal): string {
  const terms = termsOf(addresses);
  if (!takesMail && terms.length === 0) return "v=spf1 -all";
  const end = dmarc === null || dmarc.policy === "none" ? "~all" : "-all";
  return ["v=spf1", ...(takesMail ? ["mx"] : []), ...terms, end].join(" ");
}

/** The record as it is, with the addresses that it lacks before its end. */
function changedSpf({ domain, spfRecord: text, findings, addresses }: Proposal): Publication[] {
  if (text === null || parseSpf(text).kind === "error") return [];
  const lacking = new Set(
    findings
      .filter(({ code }) => code === "identity.spf-not-covered")
      .map(({ subject }) => subject),
  );
  const added = termsOf(addresses.filter(({ ip }) => lacking.has(ip)));
  const [version = "v=spf1", ...terms] = text.split(" ").filter((term) => term !== "");
  return [
    {
      why: "spf-change",
      record: {
        name: `${domain}.`,
        type: "TXT",
        value: quoted([version, ...added, ...terms].join(" ")),
      },
      commands: [],
    },
  ];
}

/** Makes a key and lets OpenDKIM sign with it; the record to publish stands in the .txt file that the first makes. */
function signerCommands(domain: string, nowMs: number): readonly string[] {
  const word = shellWord(domain);
  if (word === undefined || !/^[a-z0-9._-]+$/.test(word)) return [];
  const selector = `m${new Date(nowMs).toISOString().slice(0, 7).replace("-", "")}`;
  const folder = `/etc/opendkim/keys/${word}`;
  const key = `${selector}._domainkey.${word}`;
  return [
    `install -d -o opendkim -g opendkim -m 0700 ${folder}`,
    `opendkim-genkey -b 2048 -h sha256 -s ${selector} -d ${word} -D ${folder}`,
    `chown opendkim:opendkim ${folder}/${selector}.private`,
    `cat ${folder}/${selector}.txt`,
    `echo '${key} ${word}:${selector}:${folder}/${selector}.private' >> /etc/opendkim/KeyTable`,
    `echo '*@${word} ${key}' >> /etc/opendkim/SigningTable`,
    "systemctl restart opendkim",
    `opendkim-testkey -d ${word} -s ${selector} -k ${folder}/${selector}.private -vvv`,
  ];
}
