import type { Probe } from "../probe-run.ts";
import { login } from "./login.ts";
import { proxyHeader } from "./proxy-header.ts";
import { recipients } from "./recipients.ts";
import { relayForms } from "./relay-forms.ts";
import { relayHelos } from "./relay-helos.ts";
import { relaySenders } from "./relay-senders.ts";
import { sessionClear } from "./session-clear.ts";
import { sessionTls } from "./session-tls.ts";
import { smuggling } from "./smuggling.ts";
import { startTlsInjection } from "./starttls-injection.ts";
import { submission } from "./submission.ts";
import { trustedSender } from "./trusted-sender.ts";
import { xclient } from "./xclient.ts";

/** Every probe, in the order of asking: what a run out of connections leaves out matters least. */
export const PROBES: readonly Probe[] = [
  sessionClear,
  recipients,
  sessionTls,
  relaySenders,
  relayHelos,
  proxyHeader,
  xclient,
  trustedSender,
  submission,
  login,
  relayForms,
  startTlsInjection,
  smuggling,
];
