const UNIT: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, G: 1e9 };

/** Bytes of `20M`, `1G`, ...; throws on anything else. */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([KMG]?)$/.exec(text);
  const unit = UNIT[match?.[2] ?? "?"];
  if (match?.[1] === undefined || unit === undefined) {
    throw new Error(`"${text}" is no size: write 500K, 20M or 1G`);
  }
  return Number(match[1]) * unit;
}
