import type { ReadingProgress } from "../report/progress.ts";
import type { CommandContext } from "./command-run.ts";

/** Runs what reads evidence, with its progress on standard error, cleared before anything else is said. */
export async function whileReading<Answer>(
  { language, terminal }: CommandContext,
  read: (onProgress: (progress: ReadingProgress) => void) => Promise<Answer>,
): Promise<Answer> {
  const { stderr } = terminal;
  // Nobody watches a file or a pipe.
  if (!stderr.isTTY) return read(() => undefined);
  const { startProgress } = await import("../report/progress.ts");
  const progress = startProgress(
    {
      isTTY: stderr.isTTY,
      columns: stderr.columns,
      write: (text) => {
        void stderr.write(text);
      },
    },
    language,
    () => terminal.nowMs(),
  );
  try {
    return await read((now) => {
      progress.update(now);
    });
  } finally {
    progress.done();
  }
}
