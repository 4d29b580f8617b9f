import { shellWord } from "../../core/shell-word.ts";
import { sha256 } from "../canonical-json.ts";
import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";
import { changeOrThrow } from "../run-or-throw.ts";

export interface SaveEvidenceWork {
  /** Files and folders: logs, settings, the queue. */
  readonly paths: readonly string[];
}

const ARCHIVE = "evidence.tar.gz";
const ARCHIVE_BYTES_MAX = 2 ** 31;
const WAIT_MS = 3_600_000;

/** Puts logs, settings and queue into an archive that `diagnose` reads, with its digest beside it, before they change. */
export const saveEvidence: ContainStep<SaveEvidenceWork> = {
  step: "save-evidence",
  reversible: true,
  reopens: false,

  plan({ evidence, server }) {
    const places =
      server.mta === "postfix"
        ? [server.configDirectory, server.queueDirectory]
        : [server.configFile, server.spoolDirectory];
    const paths = [...new Set([...evidence.filter((name) => name.startsWith("/")), ...places])];
    return Promise.resolve({
      target: paths.join(", "),
      commands: [
        `tar --create --gzip --file evidence.tar.gz ${paths.map((path) => shellWord(path) ?? "").join(" ")}`,
      ],
      files: [],
      work: { paths },
    });
  },

  async apply({ paths }, { host, folder, isDryRun }) {
    const { files } = host;
    const archive = `${folder()}/${ARCHIVE}`;
    if (files.look(`${archive}.sha256`) !== undefined) return { status: "already", found: "" };
    const present = paths.filter((path) => files.look(path) !== undefined);
    // 1: a file changed while it was read, as logs do (GNU tar, "Return Values").
    const args = [
      "--create",
      "--gzip",
      "--file",
      archive,
      "--ignore-failed-read",
      "--warning=no-file-changed",
    ];
    const { status } = await host.change("tar", [...args, "--", ...present], {
      timeoutMs: WAIT_MS,
    });
    if (status !== 0 && status !== 1) await changeOrThrow(host, "tar", [...args, "--", ...present]);
    if (isDryRun) return { status: "done", found: figures({ paths: present.length }) };
    const digest = sha256(files.read(archive, ARCHIVE_BYTES_MAX));
    const { uid } = host.self();
    const owner = { mode: 0o600, uid, gid: uid };
    files.replace(`${archive}.sha256`, Buffer.from(`${digest}  ${ARCHIVE}\n`), owner);
    return { status: "done", found: figures({ paths: present.length }) };
  },

  /** Evidence is kept. */
  undo: () => Promise.resolve({ status: "already", found: "" }),
};
