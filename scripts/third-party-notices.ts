import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE_FOLDER = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/**
 * The licence texts of the packages that `moduleIds` (absolute paths) belong to: their licences ask that they
 * travel with every copy. Throws where a package has none, for then it may not be bundled.
 */
export function thirdPartyNotices(moduleIds: readonly string[]): string {
  const folders = new Set(moduleIds.flatMap((id) => PACKAGE_FOLDER.exec(id)?.[1] ?? []));
  return [...folders].toSorted().map(notice).join("\n");
}

function notice(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  const text = licenceText(folder);
  if (text === undefined) throw new Error(`${folder}: no licence text, cannot be bundled`);
  return `${"=".repeat(78)}\n${name} ${version}\n${"=".repeat(78)}\n\n${text.trim()}\n`;
}

/** In a file of its own, else in the last chapter of the read-me; its name alone is no licence. */
function licenceText(folder: string): string | undefined {
  const files = readdirSync(folder);
  const licence = files.find((file) => /^licen[cs]e/i.test(file));
  if (licence !== undefined) return readFileSync(join(folder, licence), "utf8");
  const readme = files.find((file) => /^readme/i.test(file));
  if (readme === undefined) return undefined;
  const [, chapter = ""] =
    /^#+ *licen[cs]e *$([^]*)/im.exec(readFileSync(join(folder, readme), "utf8")) ?? [];
  return /Copyright[^]*"AS IS"/.test(chapter) ? chapter : undefined;
}
