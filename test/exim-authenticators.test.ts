import { expect, test } from "vitest";
import { createTraffic } from "../src/core/traffic.ts";
import { Stitcher } from "../src/story/stitcher.ts";
import { LineHeader } from "../src/logs/line-header.ts";
import { StampClock } from "../src/logs/stamp-clock.ts";
import { LogLexer } from "../src/logs/lexer/log-lexer.ts";

test.each(["plain", "cram_md5", "ntlm", "Submission", "Hosted", "Exim_login", "tls_auth", "unix"])(
  "a failed login through the authenticator %s is counted",
  (authenticator) => {
    const traffic = createTraffic(1);
    const lexer = new LogLexer(traffic, new Stitcher(traffic, 1), 1);
    const line = Buffer.from(
      `2026-06-01 10:00:00 ${authenticator} authenticator failed for (x) [203.0.113.9]: ` +
        "535 Incorrect authentication data (set_id=bob@example.com)",
    );
    const header = new LineHeader();
    header.read(line, 0, line.length, new StampClock(2026, "UTC"));
    lexer.read(header);
    expect([...traffic.authFailures.all()].map(({ count }) => count)).toEqual([1]);
    expect(traffic.names.ips.text(1)).toBe("203.0.113.9");
  },
);
