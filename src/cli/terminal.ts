/** One output stream as the commands see it. */
export interface Output {
  readonly isTTY: boolean;
  /** Cells in a line; 80 where there is no terminal. */
  readonly columns: number;
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
}

/** What the command line needs of the process that it runs in. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  nowMs(): number;
  /** Asks whoever sits there; undefined where nobody does (no terminal on both sides). */
  ask(question: string): Promise<string | undefined>;
}

const DEFAULT_COLUMNS = 80;
/** Longer lines are hard to read, narrower ones hard to fill. */
const COLUMNS_MIN = 40;
const COLUMNS_MAX = 100;

/** Cells that a report may use. */
export function reportWidth(output: Output): number {
  return Math.min(COLUMNS_MAX, Math.max(COLUMNS_MIN, output.columns));
}

/** Colour is for terminals that want it (https://no-color.org). */
export function wantsColour(terminal: Terminal, noColorFlag: boolean): boolean {
  const { env, stdout } = terminal;
  return stdout.isTTY && !noColorFlag && !env.NO_COLOR && env.TERM !== "dumb";
}

/** The process's own streams. */
export function processTerminal(): Terminal {
  return {
    stdout: streamOutput(process.stdout),
    stderr: streamOutput(process.stderr),
    env: process.env,
    nowMs: () => Date.now(),
    ask: askOnTerminal,
  };
}

async function askOnTerminal(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const { createInterface } = await import("node:readline/promises");
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await asking.question(question);
  } finally {
    asking.close();
  }
}

function streamOutput(stream: NodeJS.WriteStream): Output {
  return {
    isTTY: stream.isTTY,
    // A terminal without a size (serial line, `script`) says 0.
    columns: (stream.isTTY && stream.columns) || DEFAULT_COLUMNS,
    write: (text) =>
      new Promise((resolve) => {
        if (stream.write(text)) resolve();
        else stream.once("drain", resolve);
      }),
  };
}

/** A reader that has seen enough (`| head`) closes the pipe: that is no failure. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      throw error;
    });
  }
}
