import type { Socket } from "node:net";

/** The lines that come from a socket, one at a time. */
export class LineQueue {
  readonly #socket: Socket;
  #rest = "";
  #closed = false;
  readonly #lines: string[] = [];
  readonly #waiting: ((line: string | undefined) => void)[] = [];
  readonly #take = (chunk: Buffer): void => this.#add(chunk.toString("latin1"));
  readonly #end = (): void => {
    this.#closed = true;
    for (const waiting of this.#waiting.splice(0)) waiting(undefined);
  };

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", this.#take);
    socket.on("close", this.#end);
    // Both ends hang up as they please; that is what tests are about.
    socket.on("error", this.#end);
  }

  /** The next line without its end; undefined when the other side has closed. */
  async next(): Promise<string | undefined> {
    const line = this.#lines.shift();
    if (line !== undefined || this.#closed) return line;
    return await new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Leaves the socket to somebody else, for TLS. */
  release(): void {
    this.#socket.off("data", this.#take);
    this.#socket.off("close", this.#end);
  }

  #add(text: string): void {
    const parts = (this.#rest + text).split("\n");
    this.#rest = parts.pop() ?? "";
    for (const part of parts) {
      const line = part.endsWith("\r") ? part.slice(0, -1) : part;
      const waiting = this.#waiting.shift();
      if (waiting === undefined) this.#lines.push(line);
      else waiting(line);
    }
  }
}
