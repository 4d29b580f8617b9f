import { expect, test } from "vitest";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import { chooseEvidence } from "./choose-evidence.ts";

/** A machine with these files: path to time of last change; 0 bytes where the time is 0. */
function machine(
  files: Readonly<Record<string, number>>,
  stdin: "file" | "pipe" | "none" = "none",
): EvidenceWorld {
  const missing = () => new EvidenceProblem("missing", "there is no such file", "check the path");
  const world: Partial<EvidenceWorld> = {
    standardInputKind: () => Promise.resolve(stdin),
    join: (folder, name) => `${folder}/${name}`,
    list: (folder) => {
      const names = Object.keys(files)
        .filter((path) => path.slice(0, path.lastIndexOf("/")) === folder)
        .map((path) => path.slice(folder.length + 1));
      return names.length > 0 ? Promise.resolve(names) : Promise.reject(missing());
    },
    inspect: (path) => {
      const modifiedMs = files[path];
      if (modifiedMs === undefined) return Promise.reject(missing());
      return Promise.resolve({ kind: "file", identity: path, sizeBytes: modifiedMs, modifiedMs });
    },
  };
  return world as EvidenceWorld;
}

const CASES: readonly {
  name: string;
  named?: readonly string[];
  world: EvidenceWorld;
  want: readonly string[] | undefined;
}[] = [
  { name: "what is named wins", named: ["a.log"], world: machine({}, "pipe"), want: ["a.log"] },
  { name: "a redirected file", world: machine({ "/var/log/mail.log": 5 }, "file"), want: ["-"] },
  { name: "a pipe", world: machine({}, "pipe"), want: ["-"] },
  {
    name: "Debian's logs, newest first, without empty and foreign ones",
    world: machine({
      "/var/log/mail.log": 30,
      "/var/log/mail.log.1": 20,
      "/var/log/mail.log.2.gz": 10,
      "/var/log/mail.err": 0,
      "/var/log/mailman.log": 40,
      "/var/log/auth.log": 50,
    }),
    want: ["/var/log/mail.log", "/var/log/mail.log.1", "/var/log/mail.log.2.gz"],
  },
  {
    name: "Exim's own folder",
    world: machine({ "/var/log/exim4/mainlog": 3, "/var/log/exim4/rejectlog": 2 }),
    want: ["/var/log/exim4/mainlog", "/var/log/exim4/rejectlog"],
  },
  { name: "nothing anywhere", world: machine({}), want: undefined },
];

test.each(CASES)("$name", async ({ named = [], world, want }) => {
  expect(await chooseEvidence(named, world)).toEqual(want);
});
