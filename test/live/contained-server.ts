import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mailOf } from "./dovecot.ts";
import type { Exim } from "./exim.ts";
import { PEOPLE } from "./office.ts";
import type { Postfix } from "./postfix.ts";
import { runProgram } from "./run-program.ts";

/** A message that waits, as nobody but the server may change it. */
export interface WaitingMail {
  readonly isHeld: boolean;
  /** Of its envelope and content. */
  readonly digest: string;
}

/** A mail server that is contained, seen from outside. */
export interface ContainedServer {
  /** Every file of the settings with the digest of its content, mode and owner. */
  readonly settings: () => Readonly<Record<string, string>>;
  /** The queue by Message-ID. Throws where one of them stands there twice. */
  readonly waiting: () => ReadonlyMap<string, WaitingMail>;
  /** Texts of all mail in the mailboxes of this server. */
  readonly mailboxes: () => readonly string[];
  readonly settle: () => Promise<void>;
  /** Tries everything that is not on hold, and waits. */
  readonly flush: () => Promise<void>;
}

export function containedPostfix(postfix: Postfix): ContainedServer {
  return {
    settings: () => digests(postfix.configuration),
    waiting: () =>
      byMessageId(
        ["incoming", "active", "deferred", "hold"].flatMap((queue) =>
          filesBelow(`/var/spool/postfix/${queue}`).map((path) => ({
            isHeld: queue === "hold",
            content: readFileSync(path),
          })),
        ),
      ),
    mailboxes: () => Object.keys(PEOPLE).flatMap(mailOf),
    settle: postfix.settle,
    flush: async () => {
      await postfix.flush();
      await postfix.settle();
    },
  };
}

/** Lines of a header file that say how often it was tried and whether it is frozen (Exim spec, "Format of the -H file"). */
const PASSING = /^-(?:frozen|manual_thaw|deliver_firsttime|local_error_message).*\n/gm;

export function containedExim(exim: Exim): ContainedServer {
  return {
    settings: () => digests("/etc/exim4"),
    waiting: () =>
      byMessageId(
        exim.queue().map((id) => {
          const header = readFileSync(`/var/spool/exim4/input/${id}-H`, "latin1");
          const body = readFileSync(`/var/spool/exim4/input/${id}-D`);
          const lasting = Buffer.from(header.replaceAll(PASSING, ""), "latin1");
          return {
            isHeld: /^-frozen/m.test(header),
            content: Buffer.concat([lasting, body]),
          };
        }),
      ),
    mailboxes: () => filesBelow("/var/mail/exim").map((path) => readFileSync(path, "utf8")),
    settle: exim.settle,
    flush: async () => {
      await exim.flush();
      await exim.settle();
    },
  };
}

/** The first Message-ID of a text: bounces quote others behind their own. */
export function messageIdIn(text: string): string {
  return /Message-ID: *(<[^>\s]+>)/i.exec(text)?.[1] ?? "none";
}

/** Every file below a folder, or the file, with what tells whether it is as it was. */
export function digests(place: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(place).map((path) => {
      const { mode, uid, gid } = lstatSync(path);
      const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
      return [path, `${hash} ${mode.toString(8)} ${uid}:${gid}`];
    }),
  );
}

/** The firewall's rules; how long a ban lasts changes by the second. */
export async function firewall(): Promise<string> {
  return (await runProgram("nft", ["list", "ruleset"])).stdout;
}

function byMessageId(
  mails: readonly { readonly isHeld: boolean; readonly content: Buffer }[],
): ReadonlyMap<string, WaitingMail> {
  const found = new Map<string, WaitingMail>();
  for (const { isHeld, content } of mails) {
    const id = messageIdIn(content.toString("latin1"));
    if (found.has(id)) throw new Error(`${id} stands in the queue twice`);
    found.set(id, { isHeld, digest: createHash("sha256").update(content).digest("hex") });
  }
  return found;
}

function filesBelow(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  if (lstatSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
