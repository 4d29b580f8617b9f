import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CERTIFICATE, PRIVATE_KEY, makeCertificate } from "../certificate.ts";
import { startDovecot } from "../dovecot.ts";
import { startExim } from "../exim.ts";
import { startPostfix } from "../postfix.ts";

/** A server made of the files of a folder: main.cf and master.cf with tables, or exim4.conf. */
export interface ObservedServer {
  readonly mta: "postfix" | "exim";
  /** Where its configuration is on this host. */
  readonly folder: string;
  /** Takes changed files into use; false when it does not start any more. */
  readonly restart: () => Promise<boolean>;
  readonly queue: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** Passwords of the people that the configurations know. */
export const OBSERVED_PEOPLE: Readonly<Record<string, string>> = {
  "alice@example.org": "alicepw",
  "bob@example.org": "bobpw",
};

const NO_SETTINGS = new Set(["case.json", "labels.json", "main.cf", "master.cf", "exim4.conf"]);

/** Puts a configuration where the server looks for it, with certificate and logins, and starts it. */
export async function startObserved(
  source: string,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<ObservedServer> {
  await makeCertificate();
  const names = readdirSync(source);
  const read = (name: string): string => readFileSync(join(source, name), "utf8");
  const files: Record<string, string> = {
    "cert.pem": readFileSync(CERTIFICATE, "utf8"),
    "key.pem": readFileSync(PRIVATE_KEY, "utf8"),
  };
  for (const name of names) if (!NO_SETTINGS.has(name)) files[name] = read(name);
  if (names.includes("exim4.conf")) {
    await prepare("/etc/exim4");
    const exim = await startExim({ configuration: read("exim4.conf"), files });
    const reread = (): Parameters<typeof exim.reconfigure>[0] => ({
      configuration: readFileSync("/etc/exim4/exim4.conf", "utf8"),
    });
    return {
      mta: "exim",
      folder: "/etc/exim4",
      restart: async () => await succeeds(async () => await exim.reconfigure(reread())),
      queue: async () => exim.queue(),
      stop: exim.stop,
    };
  }
  await prepare("/etc/postfix");
  const postfix = await startPostfix({ main: read("main.cf"), master: read("master.cf"), files });
  const dovecot = await startDovecot({ users: OBSERVED_PEOPLE });
  const reread = (): Parameters<typeof postfix.reconfigure>[0] => ({
    main: readFileSync("/etc/postfix/main.cf", "utf8"),
    master: readFileSync("/etc/postfix/master.cf", "utf8"),
  });
  return {
    mta: "postfix",
    folder: "/etc/postfix",
    restart: async () => await succeeds(async () => await postfix.reconfigure(reread())),
    queue: async () => (await postfix.queue()).map(({ queue_id }) => queue_id),
    stop: async () => {
      await postfix.stop();
      await dovecot.stop();
    },
  };
}

async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
