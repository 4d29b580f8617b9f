import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NamedText } from "../core/named-text.ts";

/**
 * Writes each text as a file into `folder`, which is made where it is missing. Every file appears whole or not at all,
 * and only its owner may read it. A file of the same name is replaced, a symbolic link is not followed.
 */
export async function writeFiles(folder: string, texts: readonly NamedText[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, text } of texts) {
    const temporary = join(folder, `.${name}.${randomBytes(6).toString("hex")}`);
    try {
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, join(folder, name));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}
