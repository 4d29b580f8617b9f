import type { ConfigText } from "../config-text.ts";
import type { EximConfig } from "./config.ts";
import type { Value } from "./value.ts";

/** Who connects; addresses stand for classes of clients. */
export interface EximClient {
  readonly kind: "outsider" | "neighbour" | "private" | "loopback";
  readonly address: string;
  /** Name whose forward record agrees; empty when there is none. */
  readonly name: string;
}

/** One mail as ACLs and routers see it. */
export interface EximRequest {
  readonly client: EximClient;
  /** Result of a login: `id` is `$authenticated_id`, which may be empty. */
  readonly login: { readonly id: string; readonly authenticator: string } | undefined;
  readonly tls: boolean;
  readonly port: number;
  readonly helo: string;
  readonly sender: string | undefined;
  readonly recipient: string | undefined;
}

/** Credentials while an authenticator is tried. */
export interface Credentials {
  readonly variables: ReadonlyMap<string, string>;
  /** Matches the variables that hold the password, in a string not yet expanded. */
  readonly passwordName: RegExp;
  /** It is the password of the account. */
  readonly right: boolean;
}

/** What a comparison was made with: the values that an attacker would try next. */
export interface Lure {
  readonly what:
    | "sender"
    | "senderDomain"
    | "senderLocal"
    | "recipient"
    | "recipientDomain"
    | "recipientLocal"
    | "helo"
    | "clientName";
  readonly how: "equal" | "pattern" | "suffix";
  readonly text: string;
}

/** Everything expansions, lists and conditions may ask. */
export interface Environment {
  readonly config: EximConfig;
  readonly texts: readonly ConfigText[];
  readonly request: EximRequest;
  /** Addresses that exist by the question's premise. */
  readonly existing: ReadonlySet<string>;
  /** `acl_m0` and the like, numbers of the last match, `$value`. */
  readonly variables: ReadonlyMap<string, Value>;
  readonly credentials: Credentials | undefined;
  /** Work left for this question: lists and ACLs that call each other multiply. */
  readonly budget: { left: number };
  /** Collects what attacker-chosen values are compared with. */
  readonly lures: Map<string, Lure>;
}

const LURE_LIMIT = 200;
/** Called lists and ACLs for one mail; real configurations need a few dozen. */
export const WORK_LIMIT = 3_000;

/** Takes some work; false when none is left. */
export function hasWorkLeft({ budget }: Pick<Environment, "budget">, cost: number): boolean {
  budget.left -= cost;
  return budget.left > 0;
}

/** Remembers that `subject`, if the attacker chose it, was compared with `text`. */
export function noteLure(
  environment: Environment,
  subject: string,
  how: Lure["how"],
  text: string,
): void {
  const { lures } = environment;
  if (lures.size >= LURE_LIMIT || text === "" || text.length > 300) return;
  const what = chosenBy(environment.request, subject.toLowerCase());
  if (what !== undefined) lures.set(`${what} ${how} ${text}`, { what, how, text });
}

/** Which of the values that a client says the subject is. */
function chosenBy(
  { sender = "", recipient = "", helo, client }: EximRequest,
  subject: string,
): Lure["what"] | undefined {
  if (subject === "") return undefined;
  const [from, to] = [sender.toLowerCase(), recipient.toLowerCase()];
  const values: readonly (readonly [string, Lure["what"]])[] = [
    [from, "sender"],
    [from.slice(from.lastIndexOf("@") + 1), "senderDomain"],
    [helo.toLowerCase(), "helo"],
    [client.name, "clientName"],
    [to, "recipient"],
    [to.slice(to.lastIndexOf("@") + 1), "recipientDomain"],
    [from.slice(0, Math.max(0, from.lastIndexOf("@"))), "senderLocal"],
    [to.slice(0, Math.max(0, to.lastIndexOf("@"))), "recipientLocal"],
  ];
  return values.find(([value]) => value === subject)?.[1];
}

/** Same environment, with more variables. */
export function withVariables(
  environment: Environment,
  more: Iterable<readonly [string, Value]>,
): Environment {
  return { ...environment, variables: new Map([...environment.variables, ...more]) };
}
