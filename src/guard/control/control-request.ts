/** What the command line asks a running guard. */
export type ControlRequest =
  | { readonly ask: "status" | "top" | "overrides" | "events" | "bans" }
  | { readonly ask: "limits"; readonly account: string }
  | { readonly ask: "held"; readonly account?: string }
  | { readonly ask: "release" | "undo" | "unban"; readonly target: string }
  | { readonly ask: "hold"; readonly account: string; readonly reason: string }
  | {
      readonly ask: "override";
      readonly account: string;
      readonly limit: string;
      /** null = no limit; undefined = take the override back. */
      readonly max?: number | null;
      /** undefined = until it is taken back. */
      readonly forMs?: number;
      readonly reason: string;
    };

const TEXT_MAX = 500;

/** Reads a request from its JSON; undefined for what is none. */
export function parseControlRequest(body: string): ControlRequest | undefined {
  const found = parsed(body);
  if (found === undefined) return undefined;
  const { ask } = found;
  const account = textOf(found["account"]);
  switch (ask) {
    case "status":
    case "top":
    case "overrides":
    case "events":
    case "bans":
      return { ask };
    case "limits":
      return account === undefined ? undefined : { ask, account };
    case "held":
      return account === undefined ? { ask } : { ask, account };
    case "release":
    case "undo":
    case "unban": {
      const target = textOf(found["target"]);
      return target === undefined ? undefined : { ask, target };
    }
    case "hold":
      return account === undefined
        ? undefined
        : { ask, account, reason: textOf(found["reason"]) ?? "" };
    case "override":
      return account === undefined ? undefined : overrideOf(account, found);
    default:
      return undefined;
  }
}

function overrideOf(account: string, found: Record<string, unknown>): ControlRequest | undefined {
  const limit = textOf(found["limit"]);
  const { max, forMs } = found;
  if (limit === undefined || !(max === undefined || max === null || isCount(max))) return undefined;
  if (forMs !== undefined && !isCount(forMs)) return undefined;
  return {
    ask: "override",
    account,
    limit,
    ...(max === undefined ? {} : { max }),
    ...(forMs === undefined ? {} : { forMs }),
    reason: textOf(found["reason"]) ?? "",
  };
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(body);
    return typeof found === "object" && found !== null
      ? (found as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value.slice(0, TEXT_MAX) : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
