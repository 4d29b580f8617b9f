import { baseName } from "./script-name.ts";

/** Full paths of scripts that are known: from PHP's mail log and from document roots. */
export class KnownScripts {
  readonly #byName = new Map<string, string[]>();
  readonly #all = new Set<string>();

  constructor(paths: Iterable<string>) {
    for (const path of paths) this.#add(path);
  }

  #add(path: string): void {
    if (this.#all.has(path) || !path.includes("/")) return;
    this.#all.add(path);
    const name = baseName(path);
    const known = this.#byName.get(name);
    if (known) known.push(path);
    else this.#byName.set(name, [path]);
  }

  /**
   * The full path behind a bare name or the path of a URL; undefined where none or several come into question.
   * `folder`: where the program ran that handed the mail in.
   */
  resolve(script: string, folder = ""): string | undefined {
    if (this.#all.has(script)) return script;
    const candidates = this.#byName.get(baseName(script)) ?? [];
    const tail = script.startsWith("/") ? script : `/${script}`;
    const fitting = candidates.filter((path) => path.endsWith(tail));
    if (fitting.length <= 1 || folder === "") return fitting.length === 1 ? fitting[0] : undefined;
    const beside = fitting.filter((path) => path === `${folder.replace(/\/$/, "")}${tail}`);
    return beside.length === 1 ? beside[0] : undefined;
  }
}
