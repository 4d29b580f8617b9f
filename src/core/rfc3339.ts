/** Minutes east of UTC that `zone` keeps at an instant; 0 for an unknown zone name. */
export function zoneOffsetMinutes(zone: string, epochMs: number): number {
  if (zone === "UTC") return 0;
  let format = formats.get(zone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    } catch {
      format = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", timeZoneName: "longOffset" });
    }
    formats.set(zone, format);
  }
  const name =
    format.formatToParts(epochMs).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const match = /([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
const formats = new Map<string, Intl.DateTimeFormat>();

/** Epoch milliseconds as RFC 3339 at an offset: whole seconds, with milliseconds only where there are some. */
export function formatRfc3339(epochMs: number, offsetMinutes: number): string {
  const local = new Date(epochMs + offsetMinutes * 60_000).toISOString();
  const seconds = local.slice(0, 19);
  const milliseconds = local.slice(19, 23) === ".000" ? "" : local.slice(19, 23);
  const sign = offsetMinutes < 0 ? "-" : "+";
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${seconds}${milliseconds}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
