import { truncateSync, existsSync, rmSync } from "node:fs";
import { makeCertificate } from "../certificate.ts";
import { startDovecot } from "../dovecot.ts";
import { OFFICE_FILES, OFFICE_MAIN, OFFICE_SERVICES, PEOPLE } from "../office.ts";
import { startPostfix } from "../postfix.ts";
import type { Postfix, PostfixSetup } from "../postfix.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

/** A host with Postfix and Dovecot on which one incident after the other is played. */
export interface PostfixHost {
  readonly world: World;
  readonly office: { readonly port: 587; readonly people: Readonly<Record<string, string>> };
  /** A fresh server: no queue, no logs, no mail. `main` is appended to the office's. */
  readonly restart: (changes?: Changes) => Promise<Postfix>;
}

export interface Changes {
  readonly main?: string;
  readonly services?: string;
  readonly files?: PostfixSetup["files"];
}

export interface PostfixHostSetup {
  /** Where Dovecot looks passwords up, instead of in its file of the office's people. */
  readonly passdb?: string;
}

export async function startPostfixHost(setup: PostfixHostSetup = {}): Promise<PostfixHost> {
  await makeCertificate();
  const world = await startWorld();
  let postfix: Postfix | undefined;
  const restart = async ({
    main = "",
    services = "",
    files = {},
  }: Changes = {}): Promise<Postfix> => {
    await postfix?.stop();
    for (const log of ["/var/log/dovecot.log", "/var/log/dovecot-output.log"]) {
      if (existsSync(log)) truncateSync(log);
    }
    rmSync("/var/mail/vhosts/example.org", { recursive: true, force: true });
    postfix = await startPostfix({
      main: merged(OFFICE_MAIN, main),
      services: OFFICE_SERVICES + services,
      files: { ...OFFICE_FILES, ...files },
    });
    return postfix;
  };
  await restart();
  await startDovecot({ users: PEOPLE, ...setup });
  return { world, office: { port: 587, people: PEOPLE }, restart };
}

/** Postfix warns about a setting that stands twice. */
function merged(main: string, changes: string): string {
  const names = [...changes.matchAll(/^(\w+)\s*=/gm)].map((match) => match[1] ?? "");
  const kept = main.split("\n").filter((line) => !names.includes(line.split(" ")[0] ?? ""));
  return kept.join("\n") + changes;
}
