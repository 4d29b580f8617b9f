import { BlockList, isIPv4, isIPv6 } from "node:net";
import { plainIp } from "../../core/ip-address.ts";
import type { FilterField } from "./filter-fields.ts";
import type { FilterValue, Operator } from "./queue-filter.ts";

const SIZE_UNITS = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 } as const;
const AGE_UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** The value of a test in the unit of its field (bytes, milliseconds); undefined when it is none. */
export function parseFilterValue(
  field: FilterField,
  operator: Operator,
  text: string,
): FilterValue | undefined {
  switch (field.kind) {
    case "text": {
      const value = /^<[^<>]*>$/.test(text) ? text.slice(1, -1) : text;
      if (field.choices !== undefined && !field.choices.includes(value)) return undefined;
      return { kind: "text", text: value };
    }
    case "ip": {
      if (operator === "~" || operator === "!~") return { kind: "text", text };
      const holds = parseNetwork(text);
      return holds && { kind: "network", holds };
    }
    case "incident":
      return /^[0-9a-f]{4,12}$/i.test(text)
        ? { kind: "text", text: text.toLowerCase() }
        : undefined;
    case "number":
      return /^\d{1,12}$/.test(text) ? { kind: "number", number: Number(text) } : undefined;
    case "size":
      return parseQuantity(text, /^(\d{1,12})([kmg]?)b?$/i, SIZE_UNITS);
    case "age":
      return parseQuantity(text, /^(\d{1,9})([smhdw])$/i, AGE_UNITS_MS);
  }
}

function parseQuantity(
  text: string,
  form: RegExp,
  units: Readonly<Record<string, number>>,
): FilterValue | undefined {
  const [, figures, unit = ""] = form.exec(text) ?? [];
  if (figures === undefined) return undefined;
  return { kind: "number", number: Number(figures) * (units[unit.toLowerCase()] ?? 1) };
}

/** Says of an address whether it is in `192.0.2.0/24`, `2001:db8::/32` or is that one. */
function parseNetwork(text: string): ((ip: string) => boolean) | undefined {
  const [base = "", bits, ...more] = text.split("/");
  const ip = plainIp(base);
  const family = isIPv4(ip) ? "ipv4" : isIPv6(ip) ? "ipv6" : undefined;
  if (family === undefined || more.length > 0) return undefined;
  const widest = family === "ipv4" ? 32 : 128;
  const prefix = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : Infinity;
  if (prefix > widest) return undefined;
  const network = new BlockList();
  network.addSubnet(ip, prefix, family);
  return (address) =>
    (isIPv4(address) ? "ipv4" : "ipv6") === family && network.check(address, family);
}
