import { path, said, setting, under } from "../../core/witness.ts";
import type { Witness, WitnessMail } from "../../core/witness.ts";
import { depends, no, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { ATTACKER, ATTACKER_HELO, THIRD_PARTY } from "../people.ts";
import { sampleClients } from "../postfix/clients.ts";
import type { Samples } from "../postfix/clients.ts";
import { ACL_START, runAclOption } from "./acl.ts";
import type { AclBranch, Submission } from "./acl.ts";
import { memberLogin, offered } from "./authenticators.ts";
import type { LoginTry } from "./authenticators.ts";
import type { EximConfig } from "./config.ts";
import { eximDomains, localDomains } from "./domains.ts";
import { WORK_LIMIT } from "./environment.ts";
import type { Environment, EximClient, EximRequest, Lure } from "./environment.ts";
import { matchHosts } from "./list.ts";
import { parseVersion } from "../version.ts";
import type { EximListener } from "./listener.ts";

/** Everything the questions about one listener need. */
export interface EximScene {
  readonly config: EximConfig;
  readonly listener: EximListener;
  readonly samples: Samples;
  readonly domains: readonly string[];
  readonly local: readonly string[];
  readonly tlsAvailable: boolean;
  /** A login with the right password, where this listener offers AUTH. */
  readonly login: LoginTry | undefined;
  readonly ownAddresses: readonly string[];
  readonly version: readonly number[] | undefined;
  /** As given: a package version tells what the distribution patched. */
  readonly versionText: string;
  readonly existing: ReadonlySet<string>;
  /** What attacker-chosen values were compared with so far. */
  readonly lures: Map<string, Lure>;
}

export const outsider = (address: string, name = ATTACKER_HELO): EximClient => ({
  kind: "outsider",
  address,
  name,
});

/** An address that exists by the question's premise. */
export const someoneIn = (domain: string): string => `someone7c1d9b4e@${domain}`;
export const otherIn = (domain: string): string => `other7c1d9b4e@${domain}`;

/** Prepares the questions about one listener. */
export function eximScene(
  config: EximConfig,
  listener: EximListener,
  ownAddresses: readonly string[],
  versionText: string,
): EximScene {
  const samples = sampleClients(config.texts);
  const stranger = outsider(samples.strangers[0]?.address ?? "37.217.93.41");
  const request: EximRequest = {
    client: stranger,
    login: undefined,
    tls: false,
    port: listener.port,
    helo: ATTACKER_HELO,
    sender: undefined,
    recipient: undefined,
  };
  const bare: Environment = {
    config,
    texts: config.texts,
    request,
    existing: new Set(),
    variables: new Map(),
    credentials: undefined,
    budget: { left: WORK_LIMIT },
    lures: new Map(),
  };
  const domains = eximDomains(bare);
  // STARTTLS for everybody since 4.87; a certificate is made on the fly where none is set.
  const advertise = config.main.get("tls_advertise_hosts")?.value ?? "*";
  const tlsAvailable = listener.wrapped || matchHosts(bare, advertise).truth.is === "true";
  const existing = new Set(domains.flatMap((d) => [someoneIn(d), otherIn(d)]));
  const atLogin: Environment = { ...bare, request: { ...request, tls: tlsAvailable } };
  const login = offered(atLogin)
    .map(({ authenticator }) => memberLogin(atLogin, authenticator))
    .find((l) => l !== undefined);
  return {
    config,
    listener,
    samples,
    domains,
    local: localDomains(bare, domains),
    tlsAvailable,
    login,
    ownAddresses,
    version: parseVersion(versionText),
    versionText,
    existing,
    lures: bare.lures,
  };
}

export function environmentOf(scene: EximScene, request: EximRequest): Environment {
  return {
    config: scene.config,
    texts: scene.config.texts,
    request,
    existing: scene.existing,
    variables: new Map(),
    credentials: undefined,
    budget: { left: WORK_LIMIT },
    lures: scene.lures,
  };
}

/** The plain attempt: an outsider with ordinary values. */
export function plainRequest(
  scene: EximScene,
  client: EximClient,
  changes: Partial<EximRequest> = {},
): EximRequest {
  return {
    client,
    login: undefined,
    tls: scene.tlsAvailable,
    port: scene.listener.port,
    helo: ATTACKER_HELO,
    sender: ATTACKER,
    recipient: THIRD_PARTY,
    ...changes,
  };
}

export function anyStranger(scene: EximScene): EximClient {
  return outsider(scene.samples.strangers[0]?.address ?? "37.217.93.41");
}

/** What becomes of a mail, and how submission mode treats its sender. */
export interface EximOutcome extends Verdict {
  readonly submissions: readonly Submission[];
}

/** Runs a mail through every ACL of an SMTP session. */
export function ask(scene: EximScene, request: EximRequest): EximOutcome {
  const environment = environmentOf(scene, request);
  if (isTemplate(scene.config)) {
    return { answer: "unknown", witness: said("template-given"), submissions: [] };
  }
  const rejected = scene.config.main.get("host_reject_connection")?.value;
  if (rejected !== undefined && matchHosts(environment, rejected).truth.is === "true")
    return { ...no(setting("host_reject_connection")), submissions: [] };
  if (!scene.config.hasAcls && scene.config.main.has("acl_smtp_rcpt"))
    return {
      answer: "unknown",
      witness: said("acls-missing"),
      submissions: [],
    };
  const stages: readonly (readonly [string, EximRequest, "accept" | "deny"])[] = [
    [
      "acl_smtp_connect",
      {
        ...request,
        helo: "",
        login: undefined,
        tls: scene.listener.wrapped,
        sender: undefined,
        recipient: undefined,
      },
      "accept",
    ],
    [
      "acl_smtp_helo",
      { ...request, login: undefined, sender: undefined, recipient: undefined },
      "accept",
    ],
    ...(request.login === undefined
      ? []
      : [
          [
            "acl_smtp_auth",
            { ...request, login: undefined, sender: undefined, recipient: undefined },
            "accept",
          ] as const,
        ]),
    ["acl_smtp_mail", { ...request, recipient: undefined }, "accept"],
    ["acl_smtp_rcpt", request, "deny"],
    ["acl_smtp_predata", { ...request, recipient: undefined }, "accept"],
    ["acl_smtp_data", { ...request, recipient: undefined }, "accept"],
  ];
  let open: AclBranch[] = [ACL_START];
  const stopped: AclBranch[] = [];
  for (const [option, at, unset] of stages) {
    const after = open.flatMap((b) =>
      runAclOption({ ...environment, request: at, variables: b.variables }, option, unset, b),
    );
    stopped.push(...after.filter((b) => b.result !== "accept"));
    open = after.filter((b) => b.result === "accept").slice(0, 64);
  }
  return {
    ...verdictOf(open, stopped, request),
    submissions: [...new Set(open.map((b) => b.submission))],
  };
}

/** Debian's split configuration: `update-exim4.conf` fills these places in. */
function isTemplate(config: EximConfig): boolean {
  const values = [...config.lists.values(), ...config.main.values()];
  return values.some(({ value }) => /UPEX4C|DEBCONF\w+DEBCONF|\bMAIN_[A-Z_]{3,}\b/.test(value));
}

function verdictOf(
  open: readonly AclBranch[],
  stopped: readonly AclBranch[],
  request: EximRequest,
): Verdict {
  const simplest = (branches: readonly AclBranch[]): AclBranch | undefined =>
    [...branches].sort((a, b) => a.oracles.length - b.oracles.length)[0];
  const through = simplest(open);
  const stop = simplest(stopped);
  if (through === undefined) return no(path(stop?.trail ?? []));
  const witness: Witness = { kind: "mail", path: path(through.trail), mail: mailOf(request) };
  if (stop === undefined) return yes(witness);
  const oracles = through.oracles.length > 0 ? through.oracles : stop.oracles;
  return depends(under(oracles, witness));
}

function mailOf({ client, helo, login, sender, recipient }: EximRequest): WitnessMail {
  return {
    ...(client.name !== ATTACKER_HELO && {
      client: { name: client.name || "unknown", address: client.address },
    }),
    ...(helo !== ATTACKER_HELO && { helo }),
    ...(login !== undefined && { login: login.id }),
    ...(sender !== undefined && sender !== ATTACKER && { sender }),
    ...(recipient !== undefined && recipient !== THIRD_PARTY && { recipient }),
  };
}
