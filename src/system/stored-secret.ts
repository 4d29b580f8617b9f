import { readFileSync } from "node:fs";

const BYTES_MAX = 4096;

/** The secret in a file, else in a variable of the environment; undefined when there is none. */
export function storedSecret(place: {
  readonly file: string | undefined;
  readonly variable: string | undefined;
}): string | undefined {
  try {
    const text =
      place.file === undefined
        ? process.env[place.variable ?? ""]
        : readFileSync(place.file, "utf8").slice(0, BYTES_MAX);
    return text?.trim() || undefined;
  } catch {
    return undefined;
  }
}
