import { said, under } from "../../core/witness.ts";
import { depends, no, worst, yes } from "../answers.ts";
import type { Verdict } from "../answers.ts";
import { unknownIn } from "../people.ts";
import { attemptsOf } from "./lures.ts";
import { routeAddress } from "./route.ts";
import { anyStranger, ask, environmentOf, plainRequest } from "./scene.ts";
import type { EximScene } from "./scene.ts";

const KNOWN_ONLY = no(said("unknown-refused"));

/** Does an outsider's mail to a recipient that does not exist get in? */
export function askAcceptsUnknown(scene: EximScene): Verdict {
  const verdicts = scene.domains.map((d) => acceptsUnknownIn(scene, d));
  return worst(verdicts, verdicts[0] ?? KNOWN_ONLY);
}

function acceptsUnknownIn(scene: EximScene, domain: string): Verdict {
  const request = plainRequest(scene, anyStranger(scene), { recipient: unknownIn(domain) });
  const { answer, witness } = ask(scene, request);
  const common = attemptsOf(scene.lures.values()).commonSenders.map((sender) =>
    ask(scene, { ...request, sender }),
  );
  return worst(common, { answer, witness });
}

/** Does such mail end in a bounce to a forged sender? */
export function askBackscatter(scene: EximScene): Verdict {
  const verdicts = scene.domains.map((domain): Verdict => {
    const accepted = acceptsUnknownIn(scene, domain);
    if (accepted.answer === "no") return accepted;
    const request = plainRequest(scene, anyStranger(scene), { recipient: unknownIn(domain) });
    if (scene.config.routers.length === 0) return depends(said("routers-missing"));
    const routed = routeAddress(environmentOf(scene, request), unknownIn(domain), "delivery");
    if (routed.to === "mailbox") return no(under([said("delivered")], routed.because));
    if (routed.to !== "nowhere")
      return depends(under([said("next-host-checks", { host: domain })], routed.because));
    return accepted.answer === "yes"
      ? yes(under([said("unroutable")], routed.because))
      : depends(accepted.witness);
  });
  return worst(verdicts, verdicts[0] ?? KNOWN_ONLY);
}
