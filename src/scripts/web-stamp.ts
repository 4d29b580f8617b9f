import { zoneOffsetMinutes } from "../core/rfc3339.ts";

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

/** Epoch milliseconds of `25-Nov-2026 14:00:00 Europe/Berlin` (PHP) or `25/Nov/2026:14:00:00 +0100` (access logs). */
export function webStampMs(stamp: string): number | undefined {
  const found =
    /^(\d\d)[-/]([A-Z][a-z]{2})[-/](\d{4})[ :](\d\d):(\d\d):(\d\d)(?: ([\w+/:-]{1,64}))?$/.exec(
      stamp,
    );
  if (found === null) return undefined;
  const [, day, monthName = "", year, hour, minute, second, zone = "UTC"] = found;
  const month = MONTHS.indexOf(monthName) / 3;
  if (!Number.isInteger(month)) return undefined;
  const wallMs = Date.UTC(
    Number(year),
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return wallMs - (offset[1] === "-" ? -minutes : minutes) * 60_000;
  }
  // The offset at the wall time taken for UTC is right but for the hours around a change: once more with it.
  const guessMs = wallMs - zoneOffsetMinutes(zone, wallMs) * 60_000;
  return wallMs - zoneOffsetMinutes(zone, guessMs) * 60_000;
}
