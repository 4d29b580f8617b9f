import { createPublicKey } from "node:crypto";
import { parseTags } from "../parse-tags.ts";

/** What a key record says (RFC 6376 3.6.1, RFC 8463). */
export type DkimKey =
  | {
      readonly kind: "key";
      readonly type: "rsa" | "ed25519";
      readonly bits: number;
      readonly isTesting: boolean;
      /** Only SHA-1, which nobody accepts any more (RFC 8301). */
      readonly isSha1Only: boolean;
    }
  | { readonly kind: "revoked" }
  | { readonly kind: "broken"; readonly part: string };

const ED25519_BYTES = 32;

/** Reads a key record; undefined where the text is none of DKIM's. */
export function parseDkimKey(text: string): DkimKey | undefined {
  const tags = parseTags(text);
  if (tags === undefined) return /^v=DKIM1/i.test(text) ? { kind: "broken", part: "=" } : undefined;
  const version = tags.get("v");
  const data = tags.get("p");
  if (version !== undefined ? version !== "DKIM1" : data === undefined) return undefined;
  if (data === undefined) return { kind: "broken", part: "p" };
  const base64 = data.replace(/\s+/g, "");
  if (base64 === "") return { kind: "revoked" };
  const type = (tags.get("k") ?? "rsa").toLowerCase();
  if (type !== "rsa" && type !== "ed25519") return { kind: "broken", part: "k" };
  const bits = /^[A-Za-z0-9+/]+={0,2}$/.test(base64)
    ? keyBits(type, Buffer.from(base64, "base64"))
    : undefined;
  if (bits === undefined) return { kind: "broken", part: "p" };
  const words = (name: string) =>
    (tags.get(name) ?? "").split(":").map((word) => word.trim().toLowerCase());
  const hashes = words("h").filter((word) => word !== "");
  return {
    kind: "key",
    type,
    bits,
    isTesting: words("t").includes("y"),
    isSha1Only: hashes.length > 0 && !hashes.includes("sha256"),
  };
}

function keyBits(type: "rsa" | "ed25519", der: Buffer): number | undefined {
  if (type === "ed25519") return der.length === ED25519_BYTES ? 256 : undefined;
  // The RFC wants the bare key (PKCS #1), the world publishes it in its envelope (SPKI): verifiers take both.
  for (const form of ["spki", "pkcs1"] as const) {
    try {
      const key = createPublicKey({ key: der, format: "der", type: form });
      if (key.asymmetricKeyType !== "rsa") return undefined;
      return key.asymmetricKeyDetails?.modulusLength;
    } catch {
      // Not in this form.
    }
  }
  return undefined;
}
