export type StampForm = "syslog" | "iso";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const two = (value: number): string => String(value).padStart(2, "0");

/** Writes UTC times as the log of that form does; a second is written once and reused. */
export function createStamper(form: StampForm | "exim"): (ms: number) => string {
  let second = NaN;
  let text = "";
  return (ms) => {
    const now = Math.floor(ms / 1000);
    if (now !== second) {
      second = now;
      text = stampOf(form, new Date(now * 1000));
    }
    return form === "iso"
      ? `${text}.${String(Math.floor(ms % 1000)).padStart(3, "0")}000+00:00`
      : text;
  };
}

function stampOf(form: StampForm | "exim", time: Date): string {
  const clock = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
  const date = `${time.getUTCFullYear()}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())}`;
  switch (form) {
    case "syslog":
      return `${MONTHS[time.getUTCMonth()] ?? ""} ${String(time.getUTCDate()).padStart(2)} ${clock}`;
    case "iso":
      return `${date}T${clock}`;
    case "exim":
      return `${date} ${clock}`;
  }
}
