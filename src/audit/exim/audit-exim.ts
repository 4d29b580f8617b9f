import { QUESTIONS } from "../../core/server-answers.ts";
import { said } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import type { Verdict } from "../answers.ts";
import type { AnswerRow, Answers, Question } from "../../core/server-answers.ts";
import { parseAddress } from "../network.ts";
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
import type { EximConfig } from "./config.ts";
import { eximListeners } from "./listener.ts";
import { eximScene } from "./scene.ts";
import type { EximScene } from "./scene.ts";

const ASKS: Readonly<Record<Question, (scene: EximScene) => Verdict>> = {
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

/** One scene for each listener. */
export function eximScenes(
  config: EximConfig,
  version: string | undefined,
  ownAddresses: readonly string[],
): EximScene[] {
  const own = [...ownAddresses, ...namedOwnAddresses(config)];
  return eximListeners(config).map((l) => eximScene(config, l, own, version ?? ""));
}

/** Answers every question for every listener that outsiders reach. */
export function answerExim(
  config: EximConfig,
  version: string | undefined,
  ownAddresses: readonly string[],
): Answers<Witness> {
  const scenes = eximScenes(config, version, ownAddresses);
  return Object.fromEntries(
    QUESTIONS.map((q) => [q, rowsFor(q, scenes)]),
  ) as unknown as Answers<Witness>;
}

function rowsFor(question: Question, scenes: readonly EximScene[]): AnswerRow<Witness>[] {
  const open = scenes.filter((s) => !s.listener.loopback);
  const chosen = open.length === 0 && question === "forgeTrusted" ? scenes : open;
  if (chosen.length === 0) return [{ answer: "no", listener: "-", witness: said("no-listener") }];
  return chosen.map((s) => {
    const { answer, witness } = ASKS[question](s);
    return { answer, witness, listener: s.listener.label };
  });
}

function namedOwnAddresses(config: EximConfig): string[] {
  const value = config.main.get("local_interfaces")?.value ?? "";
  return [...value.matchAll(/\d+\.\d+\.\d+\.\d+/g)]
    .map(([a]) => a)
    .filter((a) => parseAddress(a)?.bits === 32 && !/^(?:0\.|127\.)/.test(a));
}
