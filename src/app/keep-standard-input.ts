import type { EvidenceWorld } from "../core/evidence-world.ts";

/** For evidence that is opened twice: standard input can be read only once, so its copy is kept until `close`. */
export function keepStandardInput(world: EvidenceWorld): {
  readonly world: EvidenceWorld;
  close(): Promise<void>;
} {
  let stored: ReturnType<EvidenceWorld["readStandardInput"]> | undefined;
  return {
    world: {
      ...world,
      readStandardInput: async () => {
        stored ??= world.readStandardInput();
        return { ...(await stored), close: async () => undefined };
      },
    },
    close: async () => {
      await (await stored)?.close();
    },
  };
}
