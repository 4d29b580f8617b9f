const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** LDAP generalised time (RFC 4517 section 3.3.13), and `20120425` alone. */
const GENERALISED = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})?(Z|[+-]\d{4})?)?$/i;
const DAY_MS = 86_400_000;
/** Stored for "never" by PostfixAdmin and iRedMail. */
const NEVER_YEAR = 9999;

/**
 * A moment as a store keeps it: `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS`, and an offset only where it was stored with one
 * (a database's local time has none). Null for never (`0000-00-00`, `infinity`, 0) and for anything else.
 */
export function storedTime(stored: string | null | undefined): string | null {
  const text = stored?.trim() ?? "";
  const moment = MOMENT.exec(text);
  if (moment) {
    const [, year = "", month = "", day = "", time, zone] = moment;
    return dated(year, month, day, time, zone);
  }
  // Seconds since 1970 have ten digits from 2001 on; fourteen are a generalised time.
  if (/^\d{9,10}$/.test(text))
    return `${new Date(Number(text) * 1000).toISOString().slice(0, 19)}Z`;
  const general = GENERALISED.exec(text);
  if (general) {
    const [, year = "", month = "", day = "", hour, minute = "00", second = "00", zone] = general;
    return dated(year, month, day, hour && `${hour}:${minute}:${second}`, zone);
  }
  return null;
}

/** Days since 1970 of shadow(5); empty or -1 = never. */
export function shadowDay(stored: string | null | undefined): string | null {
  if (!/^\d{1,6}$/.test(stored ?? "") || Number(stored) === 0) return null;
  return new Date(Number(stored) * DAY_MS).toISOString().slice(0, 10);
}

/** Epoch milliseconds of a stored moment for comparing; a time without an offset counts as UTC. */
export function storedTimeMs(at: string): number {
  return Date.parse(/T[\d:]+$/.test(at) ? `${at}Z` : at);
}

function dated(
  year: string,
  month: string,
  day: string,
  time: string | undefined,
  zone: string | undefined,
): string | null {
  const text = `${year}-${month}-${day}`;
  if (Number(year) === 0 || Number(year) >= NEVER_YEAR || Number.isNaN(Date.parse(text)))
    return null;
  if (time === undefined || time === "") return text;
  if (Number.isNaN(Date.parse(`${text}T${time}Z`))) return text;
  return `${text}T${time}${offset(zone)}`;
}

/** `+08`, `+0800` and `+08:00` are the same. */
function offset(zone: string | undefined): string {
  if (zone === undefined) return "";
  if (/^z$/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
