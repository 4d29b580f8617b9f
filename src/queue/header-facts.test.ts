import { expect, it } from "vitest";
import type { MessageDraft } from "../core/queued-message.ts";
import { HeaderFacts } from "./header-facts.ts";

const FILTERED: MessageDraft = {
  queueId: "3049A2BCBF5",
  origQueueId: "7E4D32BD322",
  mta: "postfix",
  envelope: "whole",
  recipients: [],
  recipientCount: 0,
  source: "x",
};

/** `Received` of a message that a filter gave back: ours, the filter's, and the one before the filter. */
const received = (first: string): string =>
  `Received: from localhost (localhost [127.0.0.1])
	by mail.example.com (Postfix) with ESMTP id 3049A2BCBF5;
	Sun, 22 Nov 2026 00:44:53 +0000 (UTC)
Received: from mail.example.com ([127.0.0.1])
 by localhost (mail.example.com [127.0.0.1]) (amavis, port 10024) with LMTP
 id DmDnNny5H0P8; Sun, 22 Nov 2026 00:44:53 +0000 (UTC)
${first}
Subject: x`;

const byPostfix = (id: string, protocol: string, comment = ""): string =>
  `Received: from User (unknown [203.0.113.77])${comment}
	by mail.example.com (Postfix) with ${protocol} id ${id}
	for <a@far.example>; Sun, 22 Nov 2026 00:44:48 +0000 (UTC)`;

it.each([
  {
    name: "a login without its name",
    header: received(byPostfix("7E4D32BD322", "ESMTPSA", "\n\t(using TLSv1.3 (256/256 bits))")),
    want: { hiddenLogin: true },
  },
  {
    name: "a login with its name",
    header: received(
      byPostfix("7E4D32BD322", "ESMTPA", "\n\t(Authenticated sender: info@example.com)"),
    ),
    want: { account: "info@example.com" },
  },
  { name: "no login", header: received(byPostfix("7E4D32BD322", "ESMTPS")), want: {} },
  {
    name: "somebody else's server: another id",
    header: received(byPostfix("AAAAAAAAAAA", "ESMTPSA")),
    want: {},
  },
])("$name", ({ header, want }) => {
  const facts = new HeaderFacts();
  for (const line of header.split("\n")) facts.add(line);
  const draft = { ...FILTERED };
  facts.putInto(draft, false);
  expect(draft).toEqual({ ...FILTERED, subject: "x", ...want });
});
