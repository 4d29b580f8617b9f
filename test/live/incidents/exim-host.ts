import { makeCertificate } from "../certificate.ts";
import { startExim } from "../exim.ts";
import type { Exim } from "../exim.ts";
import { OFFICE_EXIM } from "../office-exim.ts";
import { PEOPLE } from "../office.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

/** A host with Exim on which one incident after the other is played. */
export interface EximHost {
  readonly world: World;
  readonly office: { readonly port: 587; readonly people: Readonly<Record<string, string>> };
  /** A fresh server: no queue, no logs. `change` makes its configuration out of the office's. */
  readonly restart: (change?: (configuration: string) => string) => Promise<Exim>;
}

export async function startEximHost(): Promise<EximHost> {
  await makeCertificate();
  const world = await startWorld();
  let exim: Exim | undefined;
  const passwd = Object.entries(PEOPLE)
    .map(([user, password]) => `${user}: ${password}\n`)
    .join("");
  return {
    world,
    office: { port: 587, people: PEOPLE },
    restart: async (change = (same) => same) => {
      await exim?.stop();
      exim = await startExim({ configuration: change(OFFICE_EXIM), files: { passwd } });
      return exim;
    },
  };
}

/** Puts lines behind the first line of the ACL for recipients. */
export function withRule(rule: string): (configuration: string) => string {
  return (configuration) =>
    configuration.replace("  accept hosts = :\n", (line) => `${line}${rule}\n`);
}

/** Puts a router in front of the others. */
export function withRouter(router: string): (configuration: string) => string {
  return (configuration) =>
    configuration.replace("begin routers\n", (line) => `${line}${router}\n`);
}
