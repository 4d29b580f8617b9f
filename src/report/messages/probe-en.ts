import type { ProbeLabels } from "../labels/probe-labels.ts";

export const probeEn: ProbeLabels = {
  headline: {
    open: ({ host, open, findings }, f) =>
      `${host}: ${f.plural(open, { one: "# way", other: "# ways" })} to do harm open, ${f.plural(findings, { one: "# finding", other: "# findings" })}.`,
    closed: ({ host, findings }, f) =>
      `${host}: every question that could be decided is closed, ${f.plural(findings, { one: "# finding", other: "# findings" })}.`,
    undecided: ({ host }) => `${host}: nothing could be decided.`,
  },
  headings: {
    listeners: "Asked",
    open: "Open",
    findings: "What was found, worst first",
    depends: "Asked, but the answer proves nothing",
    unknown: "Not asked from here",
    comparison: "Settings and behaviour",
    dialogue: "The conversation that proves it",
  },
  vantages: {
    self: (listener) =>
      `${listener}, from the server itself: often trusted, so this says little about strangers`,
    private: (listener) =>
      `${listener}, from a private address: often trusted, so this says little about strangers`,
    neighbour: (listener) => `${listener}, from its own subnet`,
    outside: (listener) => `${listener}, from outside`,
  },
  closed: (listener) => `${listener}: nobody listens, or the run was over`,
  silent: ({ listener, because, witness }) => `${listener}: ${because} (${witness})`,
  doubts: {
    greylisting: "greylisted: ask again with the same command in six minutes",
    temporary: "refused for the moment: ask again later",
    dns: "refused because of DNS before the question was reached: give --sender an address that resolves",
    reputation: "this address is refused for its reputation: ask from another one",
    "catch-all": "the server takes every address, so this one may be delivered there",
    rewrite:
      "accepted, but Exim may replace the sender before it sends: look at the Return-Path of the message that --deliver-to brings",
    verification:
      "taken only because the recipient's own server was asked and knows it: other recipients may be refused",
    mailbox:
      "taken: if a bounce of the test message comes into the mailbox of --deliver-to, the answer is yes",
    "trusted-vantage": "accepted, but this address is trusted: ask from outside",
    "control-refused":
      "an address that should work was refused, too: give the right one with --known",
    "open-to-all": "refused in the plain form, but another form lets everybody in",
    "not-asked": "not asked",
    closed: "the server hung up",
    "no-answer": "no complete answer in time",
    "endless-line": "the answer is a line without end",
    "endless-reply": "the answer has no end",
    "not-smtp": "the answer is no SMTP",
    "tls-failed": "the TLS handshake failed",
  },
  doubted: ({ because, witness }) => `${because} (${witness})`,
  defects: {
    xclient: "XCLIENT is open to this address: whoever uses it can pretend to be any client",
    "proxy-header":
      "A PROXY header is believed from anybody: every client can pretend to be 127.0.0.1",
    "starttls-injection": "Commands sent in the clear behind STARTTLS are obeyed inside TLS",
    "starttls-broken": "STARTTLS is offered, but the handshake fails",
    "old-tls": "An outdated version of TLS was agreed on",
    certificate: "A strict sender would not trust the certificate",
    "forged-header": "Users may write another one's address into the From: that readers see",
    "login-not-needed": "The port for users takes mail without a login",
    expn: "EXPN tells outsiders who is behind an alias",
    "version-shown": "The greeting tells the program and its version",
    "name-mismatch":
      "The server greets with another name than the one its address has in reverse DNS",
    "no-starttls": "STARTTLS is not offered: mail comes in unencrypted",
  },
  nonce: ({ nonce }) => `In the server's log these probes have ${nonce} in their addresses.`,
  answers: { yes: "yes", no: "no", depends: "undecided", unknown: "unknown" },
  differs: ({ question, listener, settings, behaviour }) =>
    `${listener}, ${question}: the settings say ${settings}, the server says ${behaviour}. Does it run with these settings?`,
  agrees: "Wherever both are sure, the server does what its settings say.",
  password: (user) => `Password of ${user}: `,
};
