import { scopeOf } from "../../core/ip-address.ts";
import { ProblemError } from "../problem.ts";

/** `--rdap`: https, or anything on loopback; undefined when it was not given. */
export function registryServer(typed: string | boolean | undefined): string | undefined {
  if (typeof typed !== "string") return undefined;
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const host = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && scopeOf(host) === "loopback");
  if (!isSafe) throw new ProblemError((errors) => errors.invalidServer({ value: typed }));
  return typed;
}
