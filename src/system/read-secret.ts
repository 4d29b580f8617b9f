import { readFile } from "node:fs/promises";

/** The first line of a file that holds a password. */
export async function readSecretFile(path: string): Promise<string> {
  const [first = ""] = (await readFile(path, "utf8")).split(/\r?\n/);
  return first;
}

/** Asks for a password at the terminal, unseen; undefined when there is nobody to ask, or he gave up. */
export async function askSecret(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  stderr.write(question);
  stdin.setRawMode(true);
  try {
    return await readUntilEnter(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}

const ENTER = /[\r\n]/;
const GIVE_UP = /[\u0003\u0004]/;
const ERASE = /[\b\u007f]/;

async function readUntilEnter(stdin: NodeJS.ReadStream): Promise<string | undefined> {
  let typed: readonly string[] = [];
  return await new Promise((resolve) => {
    const onData = (chunk: Buffer): void => {
      for (const character of chunk.toString()) {
        if (ENTER.test(character) || GIVE_UP.test(character)) {
          stdin.off("data", onData);
          resolve(ENTER.test(character) ? typed.join("") : undefined);
          return;
        }
        typed = ERASE.test(character) ? typed.slice(0, -1) : [...typed, character];
      }
    };
    stdin.on("data", onData);
    stdin.resume();
  });
}
