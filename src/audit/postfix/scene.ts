import { said, under } from "../../core/witness.ts";
import type { Witness, WitnessMail } from "../../core/witness.ts";
import { depends, no, worst, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import type { ConfigText } from "../config-text.ts";
import { authExposure } from "./auth-exposure.ts";
import type { AuthExposure } from "./auth-exposure.ts";
import { sampleClients } from "./clients.ts";
import type { Samples } from "./clients.ts";
import type { PostfixConfig } from "./config.ts";
import { tlsLevel, whyDead } from "./dead-listener.ts";
import { ownDomains, peopleIn } from "./domains.ts";
import type { OwnDomain } from "./domains.ts";
import { evaluateGreeting, evaluateMail } from "./evaluate-mail.ts";
import type { Listener } from "./listener.ts";
import { luresOf } from "./lures.ts";
import type { Lures } from "./lures.ts";
import { ATTACKER, ATTACKER_HELO, THIRD_PARTY } from "../people.ts";
import type { Client, Request } from "./request.ts";
import type { Settings } from "./settings.ts";

/** Everything the questions about one listener need. */
export interface Scene {
  readonly config: PostfixConfig;
  readonly texts: readonly ConfigText[];
  readonly listener: Listener;
  readonly settings: Settings;
  readonly samples: Samples;
  readonly lures: Lures;
  readonly domains: readonly OwnDomain[];
  readonly auth: AuthExposure;
  readonly dead: Witness | undefined;
  /** Addresses of this server, where the configuration or the caller names them. */
  readonly ownAddresses: readonly string[];
  /** Addresses that exist by the question's own premise. */
  readonly existing: ReadonlySet<string>;
}

/** Prepares the questions about one listener. */
export function sceneOf(
  config: PostfixConfig,
  listener: Listener,
  ownAddresses: readonly string[],
): Scene {
  const { texts } = config;
  const { settings } = listener;
  const domains = ownDomains(settings, texts);
  const samples = sampleClients(texts);
  const auth = authExposure(settings, texts, strangerOf(samples));
  return {
    config,
    texts,
    listener,
    settings,
    samples,
    lures: luresOf(settings, texts),
    domains,
    auth,
    dead:
      whyDead(listener) ??
      (tlsLevel(settings) === "encrypt" && !auth.tlsAvailable
        ? said("starttls-discarded")
        : undefined),
    ownAddresses,
    existing: new Set(
      domains.flatMap((d) => [someoneIn(d.domain), ...peopleIn(settings, texts, d)]),
    ),
  };
}

/** An address in an own domain that we take for somebody's. */
export function someoneIn(domain: string): string {
  return `someone7c1d9b4e@${domain}`;
}

/** Addresses of an own domain that exist: anybody's, and those of people whom a table may favour. */
export function knownIn({ settings, texts }: Scene, domain: OwnDomain): string[] {
  return [someoneIn(domain.domain), ...peopleIn(settings, texts, domain).slice(0, 4)];
}

export const outsider = (address: string, name = ATTACKER_HELO): Client => ({
  kind: "outsider",
  address,
  name,
  ownSubnet: false,
});

/** The plain attempt: an outsider with ordinary values. */
export function plainRequest(
  scene: Scene,
  client: Client,
  changes: Partial<Request> = {},
): Request {
  return {
    client,
    login: undefined,
    tls: scene.auth.tlsAvailable,
    helo: ATTACKER_HELO,
    sender: ATTACKER,
    recipient: THIRD_PARTY,
    ...changes,
  };
}

/** Whether strangers get as far as AUTH and STARTTLS, under some name. */
export function askGreeting(scene: Scene): Verdict {
  const { settings, texts, lures, domains } = scene;
  const helos = [
    ATTACKER_HELO,
    settings.value("myhostname"),
    ...domains.slice(0, 2).map((d) => d.domain),
    ...lures.helos,
  ];
  const clients = [ATTACKER_HELO, "unknown"].map((name) => outsider(anyStranger(scene), name));
  const verdicts = clients.flatMap((client) =>
    helos.map((helo): Verdict => {
      const { passes, witness, oracles } = evaluateGreeting(
        settings,
        texts,
        plainRequest(scene, client, { helo }),
      );
      if (passes === "depends") return depends(under(oracles, witness));
      return passes === "yes" ? yes(witness) : no(witness);
    }),
  );
  return worst(verdicts, verdicts[0] ?? no(said("no-listener")));
}

/** Asks whether this mail passes. */
export function ask(scene: Scene, request: Request): Verdict {
  const outcome = evaluateMail(scene.settings, scene.texts, request, scene.existing);
  if (outcome.passes === "no") return no(outcome.witness);
  const witness: Witness = { kind: "mail", path: outcome.witness, mail: mailOf(request) };
  return outcome.passes === "depends" ? depends(under(outcome.oracles, witness)) : yes(witness);
}

function mailOf({ client, helo, login, sender, recipient }: Request): WitnessMail {
  const isPlain = client.kind === "outsider" && client.name === ATTACKER_HELO;
  return {
    ...(!isPlain && { client: { name: client.name, address: client.address } }),
    ...(helo !== undefined && helo !== ATTACKER_HELO && { helo }),
    ...(login !== undefined && { login }),
    ...(sender !== undefined && sender !== ATTACKER && { sender }),
    ...(recipient !== undefined && recipient !== THIRD_PARTY && { recipient }),
  };
}

/** The first address with which every stranger can be asked about. */
export function anyStranger({ samples }: Pick<Scene, "samples">): string {
  return strangerOf(samples);
}

function strangerOf({ strangers }: Samples): string {
  return strangers[0]?.address ?? "37.217.93.41";
}
