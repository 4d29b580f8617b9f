import { expect, test } from "vitest";
import { findSelectors } from "./find-selectors.ts";
import { findSigners } from "./find-signers.ts";

test.each([
  {
    name: "OpenDKIM",
    line: "4AB: DKIM-Signature field added (s=mail, d=Example.org)",
    selectors: ["mail example.org"],
    signers: ["example.org"],
  },
  {
    name: "amavis, whose other tag is a signature that came in",
    line: "(01234-05) Passed CLEAN {RelayedOutbound}, dkim_sd=theirs:example.net, dkim_new=desk:example.org, 213 ms",
    selectors: ["desk example.org"],
    signers: ["example.org"],
  },
  {
    name: "rspamd, which also tells what it verified",
    line: "(default: F (no action): [-0.10/15.00] [R_DKIM_ALLOW(-0.20){example.net:s=theirs;},DKIM_SIGNED(0.00){example.org:s=rs1;}])",
    selectors: ["rs1 example.org"],
    signers: ["example.org"],
  },
  {
    name: "a key table",
    line: "k1._domainkey.example.org example.org:k1:/etc/opendkim/keys/k1.private",
    selectors: ["k1 example.org"],
    signers: [],
  },
  {
    name: "a sender who writes the words of a signer into his message id and subject",
    line: '(01-2) Passed CLEAN, Message-ID: <a, dkim_new=x:example.org>, Subject: "b, dkim_new=y:example.org", 2 ms',
    selectors: [],
    signers: [],
  },
])("$name", ({ line, selectors, signers }) => {
  const found = findSelectors(line, "example.org", "log");
  expect(found.map(({ selector, domain }) => `${selector} ${domain}`)).toEqual(selectors);
  expect(findSigners(line)).toEqual(signers);
});
