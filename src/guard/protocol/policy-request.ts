/** Stages at which Postfix asks (SMTPD_POLICY_README, "protocol_state"); BDAT asks as DATA. */
export type PolicyState =
  "CONNECT" | "EHLO" | "HELO" | "MAIL" | "RCPT" | "DATA" | "END-OF-MESSAGE" | "VRFY" | "ETRN";

/** What is used of one request. An absent attribute is the empty string, an absent or broken count 0. */
export interface PolicyRequest {
  readonly state: PolicyState | "";
  readonly instance: string;
  readonly queueId: string;
  readonly clientAddress: string;
  readonly clientName: string;
  readonly serverPort: string;
  readonly policyContext: string;
  readonly saslUsername: string;
  /** User that handed the message in without SMTP. Postfix never sends it; our Exim snippet does. */
  readonly localUser: string;
  readonly sender: string;
  readonly recipient: string;
  /** 0 at every stage before DATA (postfix smtpd_check.c, check_policy_service). */
  readonly recipientCount: number;
  readonly sizeBytes: number;
}

const STATES: ReadonlySet<string> = new Set([
  "CONNECT",
  "EHLO",
  "HELO",
  "MAIL",
  "RCPT",
  "DATA",
  "END-OF-MESSAGE",
  "VRFY",
  "ETRN",
]);
/** No server sends more; a larger number is a mistake or a joke. */
const COUNT_MAX = 1_000_000;

/**
 * Reads the lines of one request, without the empty line that ends it. Undefined for what is no request of the
 * policy protocol. Unknown attributes are skipped, the order is free, a value may hold `=`; of an attribute that is
 * given twice the last counts, as in Postfix.
 */
export function parsePolicyRequest(text: string): PolicyRequest | undefined {
  let isPolicy = false;
  let state: PolicyState | "" = "";
  let instance = "";
  let queueId = "";
  let clientAddress = "";
  let clientName = "";
  let serverPort = "";
  let policyContext = "";
  let saslUsername = "";
  let localUser = "";
  let sender = "";
  let recipient = "";
  let recipientCount = 0;
  let sizeBytes = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const equals = text.indexOf("=", start);
    if (equals > start && equals < end) {
      const value = text.slice(equals + 1, end);
      switch (text.slice(start, equals)) {
        case "request":
          isPolicy = value === "smtpd_access_policy";
          break;
        case "protocol_state":
          state = STATES.has(value) ? (value as PolicyState) : value === "BDAT" ? "DATA" : "";
          break;
        case "instance":
          instance = value;
          break;
        case "queue_id":
          queueId = value;
          break;
        case "client_address":
          clientAddress = value;
          break;
        case "client_name":
          clientName = value;
          break;
        case "server_port":
          serverPort = value;
          break;
        case "policy_context":
          policyContext = value;
          break;
        case "sasl_username":
          saslUsername = value;
          break;
        case "mailwarden_user":
          localUser = value;
          break;
        case "sender":
          sender = value;
          break;
        case "recipient":
          recipient = value;
          break;
        case "recipient_count":
          recipientCount = countOf(value);
          break;
        case "size":
          sizeBytes = countOf(value);
          break;
        default:
      }
    }
    start = end + 1;
  }
  if (!isPolicy) return undefined;
  return {
    state,
    instance,
    queueId,
    clientAddress,
    clientName,
    serverPort,
    policyContext,
    saslUsername,
    localUser,
    sender,
    recipient,
    recipientCount,
    sizeBytes,
  };
}

function countOf(value: string): number {
  const count = Number(value);
  return Number.isInteger(count) && count > 0 ? Math.min(count, COUNT_MAX) : 0;
}
