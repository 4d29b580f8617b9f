import { sendMail } from "../smtp-client.ts";
import type { SmtpClientOptions, Submission } from "../smtp-client.ts";

/** How colleagues reach the server. */
export interface Office {
  readonly port: number;
  readonly people: Readonly<Record<string, string>>;
}

/** Where the colleagues sit. */
const HOMES: Readonly<Record<string, string>> = {
  "alice@example.org": "198.51.100.7",
  "bob@example.org": "198.51.100.8",
  "carol@example.org": "198.51.100.9",
  "info@example.org": "198.51.100.7",
};

/** A working day: everybody writes to partners, partners write back, somebody mistypes, a stranger tries to relay. */
export async function playEveryday({ port, people }: Office): Promise<void> {
  for (const [user, password] of Object.entries(people)) {
    const from = HOMES[user] ?? "198.51.100.10";
    const login = { user, password };
    await sendMail({ from, port, startTls: true, login }, [
      ...Array.from({ length: 7 }, (_, index) => note(user, [`pat-${index}@partner.example`])),
      note(user, ["fine-lunch@big.example", "pat-1@partner.example"]),
      note(user, ["bob@example.org"]),
    ]);
  }
  await sendMail({ from: "192.0.2.25" }, [
    ...Array.from({ length: 8 }, (_, index) =>
      note(`pat-${index}@partner.example`, [
        index % 2 === 0 ? "alice@example.org" : "bob@example.org",
      ]),
    ),
    note("pat-1@partner.example", ["nobody-here@example.org"]),
  ]);
  await sendMail({ from: "198.51.100.200" }, [note("x@lure.example", ["fine-0@big.example"])]);
}

/** A newsletter of the office: many recipients, one sender, a few of them gone. */
export async function playNewsletter({ port, people }: Office): Promise<void> {
  const user = "info@example.org";
  const login = { user, password: people[user] ?? "" };
  const options: SmtpClientOptions & { login: typeof login } = {
    from: "198.51.100.7",
    port,
    login,
  };
  for (const round of [0, 1, 2, 3, 4, 5]) {
    await sendMail({ ...options, startTls: true }, [
      ...Array.from({ length: 9 }, (_, index) =>
        note(user, [`fine-reader-${round}-${index}@huge.example`]),
      ),
      ...(round === 0 ? [note(user, ["dead-reader@huge.example"])] : []),
    ]);
  }
}

export function note(sender: string, recipients: readonly string[]): Submission {
  const message = `From: <${sender}>\nTo: <${recipients[0] ?? ""}>\nSubject: note\n\nAs discussed.\n`;
  return { sender, recipients, message };
}
