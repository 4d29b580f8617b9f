import { agree, no } from "../answers.ts";
import { QUESTIONS } from "../../core/server-answers.ts";
import type { Verdict } from "../answers.ts";
import type { AnswerRow, Answers, Question } from "../../core/server-answers.ts";
import { path, said } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { parseAddress } from "../network.ts";
import { parseVersion } from "../version.ts";
import type { Version } from "../version.ts";
import {
  askForgeAuthenticated,
  askForgeNullSender,
  askForgeTrusted,
  askForgeUnauthenticatedLocal,
} from "./ask-forge.ts";
import { askAcceptsUnknown, askBackscatter } from "./ask-recipients.ts";
import { askRelayNeighbour, askRelayPrivate, askRelayUnauthenticated } from "./ask-relay.ts";
import {
  askAuthBypass,
  askAuthOnPort25,
  askAuthPlaintext,
  askSmuggling,
  askStartTls,
  askVrfy,
} from "./ask-session.ts";
import type { PostfixConfig } from "./config.ts";
import { listenersOf } from "./listener.ts";
import type { Listener } from "./listener.ts";
import { sceneOf } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { settingsOf } from "./settings.ts";

const ASKS: Readonly<Record<Question, (scene: Scene) => Verdict>> = {
  relayUnauthenticated: askRelayUnauthenticated,
  relayNeighbour: askRelayNeighbour,
  relayPrivate: askRelayPrivate,
  forgeAuthenticated: askForgeAuthenticated,
  forgeNullSender: askForgeNullSender,
  forgeTrusted: askForgeTrusted,
  forgeUnauthenticatedLocal: askForgeUnauthenticatedLocal,
  acceptsUnknownRecipients: askAcceptsUnknown,
  backscatter: askBackscatter,
  authPlaintext: askAuthPlaintext,
  authOnPort25: askAuthOnPort25,
  authBypass: askAuthBypass,
  startTls: askStartTls,
  vrfy: askVrfy,
  smuggling: askSmuggling,
};

/**
 * The release to judge by. Without one, every release that the configuration could belong to is tried,
 * and an answer that differs between them becomes `depends`.
 */
export function versionsOf(config: PostfixConfig, given: string | undefined): Version[] {
  const named = parseVersion(given ?? config.parameters.get("mail_version")?.value ?? "");
  if (named !== undefined) return [named];
  const level = parseVersion(config.parameters.get("compatibility_level")?.value ?? "");
  if (level !== undefined && (level[0] ?? 0) >= 3)
    return [
      [3, 6, 0],
      [3, 8, 4],
      [3, 10, 0],
    ];
  const recent: Version[] = [
    [3, 4, 0],
    [3, 7, 9],
    [3, 10, 0],
  ];
  const needsNewer = level !== undefined || config.parameters.has("smtpd_relay_restrictions");
  return needsNewer ? recent : [[2, 9, 0], ...recent];
}

/** Answers every question for every listener that outsiders reach. */
export function answerPostfix(
  config: PostfixConfig,
  version: string | undefined,
  ownAddresses: readonly string[],
): Answers<Witness> {
  const versions = versionsOf(config, version);
  const own = [...ownAddresses, ...namedOwnAddresses(config)];
  const perVersion = versions.map((v) =>
    listenersOf(config, v).map((l) => sceneOf(config, l, own)),
  );
  const rows = (question: Question): AnswerRow<Witness>[] =>
    rowsFor(question, perVersion, versions.length > 1);
  return Object.fromEntries(QUESTIONS.map((q) => [q, rows(q)])) as unknown as Answers<Witness>;
}

function rowsFor(
  question: Question,
  perVersion: readonly (readonly Scene[])[],
  unsure: boolean,
): AnswerRow<Witness>[] {
  const [scenes = []] = perVersion;
  const open = scenes.map((s, index) => ({ s, index })).filter(({ s }) => !s.listener.loopback);
  // Trusted clients reach loopback ports too; they matter where there is no other.
  const chosen =
    open.length === 0 && question === "forgeTrusted"
      ? scenes.map((s, index) => ({ s, index }))
      : open;
  if (chosen.length === 0) return [{ answer: "no", listener: "-", witness: said("no-listener") }];
  return chosen.map(({ s, index }) => {
    const verdicts = perVersion.map((all) => answer(question, all[index] ?? s));
    const verdict = unsure
      ? agree(verdicts, said("version-decides", { mta: "Postfix" }))
      : (verdicts[0] ?? no(path([])));
    return { ...verdict, listener: s.listener.label };
  });
}

function answer(question: Question, scene: Scene): Verdict {
  if (scene.dead !== undefined) return no(scene.dead);
  return ASKS[question](scene);
}

/** Addresses of this server that the configuration itself names. */
function namedOwnAddresses(config: PostfixConfig): string[] {
  const settings = settingsOf(config, [3, 7, 0]);
  const words = [
    "inet_interfaces",
    "proxy_interfaces",
    "smtp_bind_address",
    "mydestination",
  ].flatMap((n) => settings.words(n));
  const hosts = config.services
    .filter((s) => s.type === "inet")
    .map((s) => s.name.slice(0, Math.max(0, s.name.lastIndexOf(":"))));
  return [...words, ...hosts]
    .filter((w) => {
      const address = parseAddress(w);
      return (
        address !== undefined &&
        address.bits === 32 &&
        address.value >> 24n !== 127n &&
        address.value !== 0n
      );
    })
    .map((w) => w.replace(/[[\]]/g, ""));
}

/** The listeners with their answers' settings, for rules that look at one listener. */
export function scenesOf(
  config: PostfixConfig,
  version: string | undefined,
  ownAddresses: readonly string[],
): Scene[] {
  const [first = [3, 10, 0]] = versionsOf(config, version).slice(-1);
  return listenersOf(config, first).map((l: Listener) => sceneOf(config, l, ownAddresses));
}
