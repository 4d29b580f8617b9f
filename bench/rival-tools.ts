import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const PACKAGE = { pflogsumm: "pflogsumm", eximstats: "exim4-base", exigrep: "exim4-base" };

export type RivalTool = keyof typeof PACKAGE;

/**
 * The path of a Debian program to be measured against: the installed one, else one unpacked below `folder`. Nothing
 * is installed, for Exim's package would remove a Postfix. Throws where there is no apt-get.
 */
export function findRivalTool(name: RivalTool, folder: string): string {
  const installed = spawnSync("sh", ["-c", `command -v ${name}`], {
    encoding: "utf8",
  }).stdout.trim();
  if (installed !== "") return installed;
  const root = resolve(folder);
  const candidates = ["usr/bin", "usr/sbin"].map((place) => join(root, place, name));
  const unpacked = (): string | undefined => candidates.find((path) => existsSync(path));
  if (unpacked() === undefined) {
    mkdirSync(root, { recursive: true });
    execFileSync("apt-get", ["download", PACKAGE[name]], { cwd: root, stdio: "ignore" });
    for (const file of readdirSync(root).filter((entry) => entry.endsWith(".deb"))) {
      execFileSync("dpkg", ["-x", file, "."], { cwd: root });
    }
  }
  const path = unpacked();
  if (path === undefined) throw new Error(`${name}: not in Debian's package ${PACKAGE[name]}`);
  return path;
}
