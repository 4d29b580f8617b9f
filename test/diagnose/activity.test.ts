import { expect, test } from "vitest";
import type { Activity } from "../../src/core/activity.ts";
import { diagnoseText } from "./diagnose-logs.ts";
import { generateLog } from "./generate-log.ts";

function must(activity: Activity | null): Activity {
  if (activity === null) throw new Error("no activity");
  return activity;
}

test("plots show the incident's own figures, on the clock of the log", async () => {
  const { text } = generateLog("postfix", "stolen-account-fast,newsletter");
  const { activity, incidents } = await diagnoseText(text);
  const { senders, networks, receivers, stepSeconds, from } = must(activity);
  const [incident] = incidents;
  expect(stepSeconds).toBe(3600);
  expect(from).toBe("2026-03-02T00:00:00+00:00");
  expect(senders[0]).toMatchObject({ kind: "account", sender: incident?.accounts[0] });
  expect(senders[0]?.abuse).toBe(incident?.recipients);
  for (const { recipients, abuse, points } of senders) {
    expect(points.reduce((sum, point) => sum + point.recipients, 0)).toBe(recipients);
    expect(points.reduce((sum, point) => sum + point.abuse, 0)).toBe(abuse);
  }
  expect(networks.reduce((sum, { abuse }) => sum + abuse, 0)).toBe(incident?.recipients);
  expect(receivers.some(({ refused, accepted }) => refused > 0 && accepted > 0)).toBe(true);
});

test("of backscatter the networks are those of the mail that was bounced", async () => {
  const { text } = generateLog("postfix", "backscatter");
  const { activity, incidents } = await diagnoseText(text);
  const { senders, networks } = must(activity);
  expect(incidents[0]?.cause).toBe("backscatter");
  expect(senders[0]).toMatchObject({ kind: "bounces", abuse: incidents[0]?.recipients });
  expect(networks[0]?.abuse).toBeGreaterThan(0);
});

test("however long the log is, the plots are bounded", async () => {
  const lines = Array.from({ length: 400 }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 40 * 3_600_000).toISOString();
    const id = `4A1B2C${(0x10000 + index).toString(16).toUpperCase()}`;
    return [
      `${at} mx postfix/smtpd[1]: ${id}: client=h${index}.example[198.51.${index % 200}.7], sasl_method=PLAIN, sasl_username=u${index}@example.com`,
      `${at} mx postfix/qmgr[2]: ${id}: from=<u${index}@example.com>, size=900, nrcpt=1 (queue active)`,
      `${at} mx postfix/smtp[3]: ${id}: to=<r@d${index}.test>, relay=mx.d${index}.test[203.0.113.9]:25, delay=1, dsn=2.0.0, status=sent (250 ok)`,
      `${at} mx postfix/qmgr[2]: ${id}: removed`,
    ].join("\n");
  });
  const { activity } = await diagnoseText(lines.join("\n"));
  const { senders, networks, receivers, from, to, stepSeconds } = must(activity);
  expect([senders.length, networks.length, receivers.length]).toEqual([9, 12, 8]);
  expect((Date.parse(to) - Date.parse(from)) / 1000 / stepSeconds).toBeLessThanOrEqual(97);
  expect(senders.at(-1)).toMatchObject({ kind: "others", recipients: 392 });
});

test("lines without stamps have no plots", async () => {
  const { activity } = await diagnoseText(
    "postfix/smtpd[1]: 4A1B2C1001: client=x.example[198.51.100.7]\npostfix/qmgr[2]: 4A1B2C1001: removed\n",
  );
  expect(activity).toBeNull();
});
