import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "node:net";

/** Asks again every 50 ms until the answer is not undefined or false; throws after `timeoutMs` with what was awaited. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await sleep(50);
  }
}

/** Waits until somebody listens. */
export async function waitForPort(host: string, port: number): Promise<void> {
  await waitUntil(`a listener at ${host} port ${port}`, () => isOpen(host, port));
}

async function isOpen(host: string, port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
