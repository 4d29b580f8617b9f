import { expect, test } from "vitest";
import { readTraffic } from "../src/app/read-traffic.ts";
import { recipientHash } from "../src/core/recipient-hash.ts";
import { openEvidence } from "../src/evidence/open-evidence.ts";
import { createEvidenceWorld } from "../src/system/evidence-world.ts";
import { withLogFiles } from "./diagnose/diagnose-logs.ts";

const POSTFIX = (to: string) =>
  `Jun  1 10:00:00 mx postfix/smtpd[1]: 4A1B2C3D: client=x[203.0.113.9], sasl_method=PLAIN, sasl_username=bob
Jun  1 10:00:01 mx postfix/smtp[3]: 4A1B2C3D: to=<${to}>, relay=mx.far.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)
`;
const EXIM = (to: string) =>
  `2026-06-01 10:00:00 1sDabc-000001-2A <= bob@example.com H=x [203.0.113.9] P=esmtpa A=plain:bob S=900
2026-06-01 10:00:01 1sDabc-000001-2A => ${to} R=dnslookup T=remote_smtp H=mx.far.example [198.51.100.5] C="250 ok"
`;

test.each([
  { name: "Postfix", log: POSTFIX("Jane.Doe+x@Far.example"), want: "jane.doe+X@far.EXAMPLE" },
  { name: "Exim", log: EXIM("Jane.Doe+x@Far.example"), want: "jane.doe+X@far.EXAMPLE" },
])("$name: the hash of a recipient is the one that the lexers compute", async ({ log, want }) => {
  await withLogFiles({ "mail.log": log }, async (paths) => {
    const options = { timezone: "UTC", year: 2026 };
    const opened = await openEvidence(paths, options, createEvidenceWorld());
    const { traffic } = await readTraffic(opened.logs, options);
    await opened.close();
    expect(traffic.ledger.recipientHash[1]).toBe(recipientHash(want, traffic.recipientSeed));
  });
});
