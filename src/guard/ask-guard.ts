import { askHttp } from "../system/ask-http.ts";
import { type ListenAddress, listenAddressText } from "../system/listen-address.ts";
import type { ControlRequest } from "./control/control-request.ts";
import { GuardProblem } from "./guard-problem.ts";

/** Asks the running guard; throws a `GuardProblem` where none answers. */
export async function askGuard(control: ListenAddress, request: ControlRequest): Promise<unknown> {
  try {
    return JSON.parse(await askHttp(control, JSON.stringify(request))) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new GuardProblem("not-running", listenAddressText(control), message);
  }
}
