/** One piece of configuration as text, named as the user knows it (`/etc/postfix/main.cf`, `postconf -n`). */
export interface ConfigText {
  readonly name: string;
  readonly text: string;
}

/** Where a value stands; `line` 0 = it is a default of the program. */
export interface Place {
  readonly source: string;
  readonly line: number;
}

export const DEFAULT_PLACE: Place = { source: "default", line: 0 };

/** `main.cf:12`, or `default`. */
export function placeText(place: Place): string {
  return place.line === 0 ? place.source : `${baseName(place.source)}:${place.line}`;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * The text that holds the file `path`, by full name, by the end of its name, or by its last part.
 * Archives and working copies move files, but keep their names.
 */
export function findText(texts: readonly ConfigText[], path: string): ConfigText | undefined {
  const wanted = path.replace(/^\.?\//, "");
  return (
    texts.find((t) => t.name === path) ??
    texts.find((t) => t.name.endsWith(`/${wanted}`)) ??
    texts.find((t) => baseName(t.name) === baseName(path))
  );
}
