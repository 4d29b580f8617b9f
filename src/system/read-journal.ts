import { spawn } from "node:child_process";
import { once } from "node:events";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { StoredBytes } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import { TOOL_PATH } from "./run-program.ts";
import { readStream } from "./stream-reader.ts";

/**
 * All that was logged with the facility of mail (2, RFC 5424 table 1), whichever daemon wrote it. Stamps with year and
 * offset; nothing older than the months a rotated log goes back.
 */
const ARGUMENTS = ["--no-pager", "--output=short-iso", "--since=-60d", "SYSLOG_FACILITY=2"];
const BYTES_MAX = 4 * 2 ** 30;
const WAIT_MS = 300_000;
const COMPLAINT_MAX = 2_000;

/**
 * Keeps the mail servers' part of this machine's journal. `undefined`: there is no journal, or nothing of them in it.
 * Throws `no-permission` where the journal is not this user's to read.
 */
export async function readJournal(
  store: (bytes: ByteReader) => Promise<StoredBytes>,
  program = "journalctl",
): Promise<StoredBytes | undefined> {
  const child = spawn(program, ARGUMENTS, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...zone(), PATH: TOOL_PATH, LC_ALL: "C" },
  });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => {
    if (complaint.length < COMPLAINT_MAX) complaint += text.toString("latin1");
  });
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  try {
    await once(child, "spawn");
  } catch {
    return undefined; // no systemd on this machine
  }
  const timer = setTimeout(() => child.kill("SIGKILL"), WAIT_MS);
  try {
    const stored = await store(atMost(readStream(child.stdout, () => Promise.resolve())));
    child.kill("SIGKILL");
    await exited;
    if (!isEmpty(stored, complaint)) return stored;
    await stored.close();
  } finally {
    clearTimeout(timer);
  }
  if (
    !/not seeing messages from other users|insufficient permissions|permission denied/i.test(
      complaint,
    )
  )
    return undefined;
  throw new EvidenceProblem(
    "no-permission",
    "permission denied",
    "Run as root, or as a member of the group systemd-journal.",
  );
}

/** `-- No entries --` is all that an empty journal prints. */
function isEmpty({ sizeBytes }: StoredBytes, complaint: string): boolean {
  return (
    sizeBytes === 0 ||
    (sizeBytes < 40 && complaint !== "") ||
    sizeBytes === "-- No entries --\n".length
  );
}

function atMost(reader: ByteReader): ByteReader {
  let left = BYTES_MAX;
  return {
    read: async (into, at) => {
      if (left <= 0) return 0;
      const count = await reader.read(into, at);
      left -= count;
      return count;
    },
    close: () => reader.close(),
  };
}

/** journalctl shows the zone of whoever asks. */
function zone(): { readonly TZ?: string } {
  const name = process.env["TZ"];
  return name === undefined ? {} : { TZ: name };
}
