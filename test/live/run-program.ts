import { spawn } from "node:child_process";

export interface Ran {
  /** 128 + signal when a signal ended it, as a shell says it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly cwd?: string;
  /** Default 60,000; then the program is killed. */
  readonly timeoutMs?: number;
}

/** Runs a program to its end. Never blocks: DNS server and receivers live in this process. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { input, env, uid, cwd, timeoutMs = 60_000 }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    ...(uid !== undefined && { uid, gid: uid }),
    ...(cwd !== undefined && { cwd }),
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  // A program that does not read its input ends before it is written.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({
        status: code ?? 128 + (signal === "SIGKILL" ? 9 : 15),
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
  });
}

/** Runs a program that must succeed, and returns its output. */
export async function mustRun(
  program: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<string> {
  const { status, stdout, stderr } = await runProgram(program, args, options);
  if (status !== 0) {
    throw new Error(`${program} ${args.join(" ")}: status ${status}\n${stdout}${stderr}`);
  }
  return stdout;
}
