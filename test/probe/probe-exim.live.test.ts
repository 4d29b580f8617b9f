import { beforeAll, expect, it } from "vitest";
import { makeCertificate } from "../live/certificate.ts";
import { mailDomain, startDnsServer } from "../live/dns-server.ts";
import { startExim } from "../live/exim.ts";
import type { Exim } from "../live/exim.ts";
import { describeLive } from "../live/live.ts";
import { OFFICE_EXIM } from "../live/office-exim.ts";
import { answerAt, probeHere, witnessAt } from "./probe-here.ts";

const files = { passwd: "alice@example.org: alicepw\n" };
/** The authenticator of a real incident: an unknown user has no password, and none is what he gives. */
const BYPASS = OFFICE_EXIM.replace(
  /server_condition = .*/,
  "server_condition = ${if eq{$auth3}{${lookup{$auth2}lsearch{/etc/exim4/passwd}}}{yes}{no}}",
);
const login = { user: "alice@example.org", password: "alicepw" };

describeLive("probe of a real Exim", ["exim4", "openssl"], () => {
  let exim: Exim;

  beforeAll(async () => {
    await makeCertificate();
    await startDnsServer({
      "example.com A": ["192.0.2.80"],
      ...mailDomain("partner.example", "192.0.2.25"),
    });
    exim = await startExim({ configuration: OFFICE_EXIM, files });
  });

  it("tells from outside what strangers may do, and queues nothing", async () => {
    const probed = await probeHere({ login });
    expect({
      relay: answerAt(probed, "relayUnauthenticated"),
      unknown: answerAt(probed, "acceptsUnknownRecipients"),
      bypass: answerAt(probed, "authBypass"),
      plaintext: answerAt(probed, "authPlaintext"),
      on25: answerAt(probed, "authOnPort25"),
      tls: answerAt(probed, "startTls"),
      vrfy: answerAt(probed, "vrfy"),
      forge: answerAt(probed, "forgeAuthenticated"),
    }).toEqual({
      relay: "no",
      unknown: "no",
      bypass: "no",
      plaintext: "no",
      on25: "yes",
      tls: "yes",
      vrfy: "no",
      forge: "depends rewrite",
    });
    expect(exim.queue()).toEqual([]);
  });

  it("an empty login that is answered with 235 is found, also for an unknown user", async () => {
    await exim.reconfigure({ configuration: BYPASS, files });
    const probed = await probeHere({ port: 25 });
    expect(answerAt(probed, "authBypass")).toBe("yes");
    expect(witnessAt(probed, "authBypass")).toContain("235 Authentication succeeded");
    expect(probed.findings[0]).toMatchObject({ code: "probe.auth-bypass", severity: "critical" });
  });

  it("a login that anything opens is found", async () => {
    const configuration = OFFICE_EXIM.replace(/server_condition = .*/, "server_condition = true");
    await exim.reconfigure({ configuration, files });
    expect(answerAt(await probeHere({ port: 25 }), "authBypass")).toBe("yes");
  });

  it("a HELO name that looks like ours is no password", async () => {
    const configuration = OFFICE_EXIM.replace(
      "check_rcpt:\n",
      "check_rcpt:\n  accept condition = ${if match{$sender_helo_name}{\\N\\.example\\.org$\\N}}\n",
    );
    await exim.reconfigure({ configuration, files });
    const probed = await probeHere({ port: 25 });
    expect(answerAt(probed, "relayUnauthenticated")).toBe("yes");
    expect(witnessAt(probed, "relayUnauthenticated")).toContain("EHLO mail.example.org");
  });
});
