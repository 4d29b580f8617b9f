import type { HostWorld } from "../../core/host-world.ts";
import { type FileChange, readSettings } from "../file-change.ts";
import type { PostfixServer } from "../mail-server.ts";
import { askOrThrow } from "../run-or-throw.ts";

const FILES = ["main.cf", "master.cf"] as const;
const ROOT_READABLE = { mode: 0o644, uid: 0, gid: 0 };

export interface ServiceParameter {
  /** `submission/inet` */
  readonly service: string;
  readonly value: string;
}

/**
 * Settings of Postfix as they would become. A copy is edited by Postfix's own `postconf`, which knows its syntax; the
 * result is put in place as a whole, later and by another.
 */
export class PostfixDraft {
  readonly #host: HostWorld;
  readonly #server: PostfixServer;
  readonly #folder: string;
  readonly #added: FileChange[] = [];

  private constructor(host: HostWorld, server: PostfixServer, folder: string) {
    this.#host = host;
    this.#server = server;
    this.#folder = folder;
  }

  /** Gives `edit` a draft of the running settings, and the changes that it made. */
  static async changesOf(
    host: HostWorld,
    server: PostfixServer,
    edit: (draft: PostfixDraft) => Promise<void>,
  ): Promise<readonly FileChange[]> {
    const scratch = host.files.scratch();
    try {
      for (const name of FILES) {
        const text = readSettings(host.files, `${server.configDirectory}/${name}`) ?? "";
        host.files.create(`${scratch.folder}/${name}`, Buffer.from(text), ROOT_READABLE);
      }
      const draft = new PostfixDraft(host, server, scratch.folder);
      await edit(draft);
      return draft.#changes();
    } finally {
      scratch.remove();
    }
  }

  /** The value as written, `$` not expanded. */
  async parameter(name: string): Promise<string> {
    return (await this.#postconf("-h", name)).trim();
  }

  /** The value with every `$` expanded. */
  async expanded(name: string): Promise<string> {
    return (await this.#postconf("-hx", name)).trim();
  }

  async setParameter(name: string, value: string): Promise<void> {
    await this.#postconf("-e", `${name} = ${value}`);
  }

  /** Where master.cf overrides the parameter: `submission inet n ... -o NAME=VALUE`. */
  async overrides(name: string): Promise<readonly ServiceParameter[]> {
    const listing = await this.#postconf("-P");
    return listing.split("\n").flatMap((line) => {
      const found = /^([^/]+\/[^/]+)\/(\S+) = (.*)$/.exec(line);
      return found?.[1] !== undefined && found[2] === name
        ? [{ service: found[1], value: found[3] ?? "" }]
        : [];
    });
  }

  async setOverride(service: string, name: string, value: string): Promise<void> {
    await this.#postconf("-P", `${service}/${name}=${value}`);
  }

  /** The line of a service without its name, as `postconf -M` writes it; undefined when there is none. */
  async service(key: string): Promise<string | undefined> {
    const line = (await this.#postconf("-M", key)).trim();
    return line === "" ? undefined : line.replace(/^\S+\s+/, "").replaceAll(/\s*\n\s*/g, " ");
  }

  async setService(name: string, type: string, rest: string): Promise<void> {
    await this.#postconf("-M", `${name}/${type}=${name} ${rest}`);
  }

  /** An edit as the words after `postconf`: `["-e", "name = value"]`. */
  async edit(words: readonly string[]): Promise<void> {
    await this.#postconf(...words);
  }

  /** A file beside main.cf. */
  addFile(name: string, content: string): string {
    const path = `${this.#server.configDirectory}/${name}`;
    const before = readSettings(this.#host.files, path);
    this.#added.push({ path, before, after: content, owner: ROOT_READABLE });
    return path;
  }

  #changes(): readonly FileChange[] {
    const edited = FILES.map((name) => {
      const path = `${this.#server.configDirectory}/${name}`;
      return {
        path,
        before: readSettings(this.#host.files, path),
        after: readSettings(this.#host.files, `${this.#folder}/${name}`),
        owner: ROOT_READABLE,
      };
    });
    // New tables first: settings must never name a table that is not there.
    return [...this.#added, ...edited].filter(({ before, after }) => (before ?? "") !== after);
  }

  #postconf(...args: readonly string[]): Promise<string> {
    return askOrThrow(this.#host, "postconf", ["-c", this.#folder, ...args]);
  }
}
