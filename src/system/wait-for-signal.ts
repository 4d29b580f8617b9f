const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
export type Signal = (typeof SIGNALS)[number];

/** The next signal that ends or reloads a daemon; until then the process does not die of one. */
export function waitForSignal(): Promise<Signal> {
  return new Promise((resolve) => {
    const stops = SIGNALS.map((signal) => {
      const take = () => {
        for (const stop of stops) stop();
        resolve(signal);
      };
      process.on(signal, take);
      return () => process.off(signal, take);
    });
  });
}
