import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { postfixQueueFile } from "../src/queue/fixtures/postfix-queue-file.ts";

const HELP = `Writes a spool of Postfix with queue files in its own record format, as a stolen account leaves it.
  tsx bench/generate-spool.ts --out FOLDER [--messages 20000]
  postcat FOLDER/deferred/0/0A00000Z  shows one.
`;
const HEX = "0123456789ABCDEF";
const ACCOUNT = "info@example.com";

const { values } = parseArgs({
  options: { out: { type: "string" }, messages: { type: "string", default: "20000" } },
});

if (values.out === undefined) {
  process.stderr.write(HELP);
  process.exitCode = 2;
} else writeSpool(values.out, Number(values.messages));

/** Two of three messages are the thief's, to five recipients each; the others are written by other accounts. */
function writeSpool(folder: string, messages: number): void {
  for (const queue of ["active", "incoming", "hold", "maildrop", "corrupt", "deferred", "defer"])
    mkdirSync(join(folder, queue), { recursive: true });
  for (const digit of HEX)
    for (const queue of ["deferred", "defer"])
      mkdirSync(join(folder, queue, digit), { recursive: true });
  for (let index = 0; index < messages; index += 1) {
    // The first digit is that of the microseconds: it spreads the files over the folders (postfix mail_queue.c).
    const id = `${HEX[index % 16]}${index.toString(16).toUpperCase().padStart(6, "0")}F`;
    const isSpam = index % 3 !== 0;
    const recipients = Array.from({ length: isSpam ? 5 : 1 }, (_, one) => ({
      address: `user${index}.${one}@far${index % 40}.example.net`,
    }));
    const account = isSpam ? ACCOUNT : `staff${index % 50}@example.com`;
    const sender = isSpam ? `person${index}@bank${index % 30}.example.org` : account;
    const ip = isSpam ? `203.0.113.${index % 200}` : "192.0.2.10";
    const file = postfixQueueFile({
      sender,
      recipients,
      arrivalSeconds: 1_790_000_000 + index,
      attributes: {
        rewrite_context: "remote",
        sasl_method: "LOGIN",
        sasl_username: account,
        log_client_name: "unknown",
        log_client_address: ip,
        log_helo_name: "User",
        log_protocol_name: "ESMTP",
        client_name: "unknown",
        client_address: ip,
        helo_name: "User",
        protocol_name: "ESMTP",
      },
      header: [
        `Received: from User (unknown [${ip}])`,
        `\tby mx.example.com (Postfix) with ESMTPSA id ${id}`,
        `From: ${sender}`,
        `To: ${recipients[0]?.address ?? ""}`,
        `Subject: Offer ${index}`,
        `Message-ID: <${index}@mx.example.com>`,
      ],
      body: Array.from(
        { length: 40 },
        (_, line) => `Line ${line} of an offer that nobody asked for.`,
      ),
    });
    writeFileSync(join(folder, "deferred", id.charAt(0), id), file, { mode: 0o700 });
    const reasons = recipients.map(
      ({ address }) =>
        `<${address}>: host mx.far.example.net[198.51.100.7] said: 450 4.7.1 likely unsolicited mail (in reply to end of DATA command)\nrecipient=${address}\noffset=900\ndsn_orig_rcpt=rfc822;${address}\nstatus=4.7.1\naction=delayed\ndiag_type=smtp\ndiag_text=450 4.7.1 likely unsolicited mail\nmta_type=dns\nmta_mname=mx.far.example.net\nreason=host mx.far.example.net[198.51.100.7] said: 450 4.7.1 likely unsolicited mail (in reply to end of DATA command)\n`,
    );
    writeFileSync(join(folder, "defer", id.charAt(0), id), `${reasons.join("\n")}\n`, {
      mode: 0o600,
    });
  }
}
