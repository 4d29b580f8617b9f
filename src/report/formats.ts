/** How one language writes figures, moments and lists. Every sentence of a catalogue gets it. */
export interface Formats {
  number(value: number): string;
  /** A share, 0..1, as per cent: `94.3%`; never rounds something to nothing: 0.0001 is `<0.1%`. */
  percent(share: number): string;
  /** Date and minute of an RFC 3339 stamp, in the stamp's own offset, as the log shows it. */
  moment(at: string): string;
  /** The date alone. */
  day(at: string): string;
  /** A span in its largest fitting unit: `3 hours`, `2 days`. */
  duration(seconds: number): string;
  bytes(value: number): string;
  /** `a, b and c`; beyond `max` items the rest becomes a count: `a, b, c and 397 more`. */
  list(items: readonly string[], max?: number): string;
  /** Picks the form for `count`; `#` in it stands for the formatted figure. */
  plural(count: number, forms: { readonly one: string; readonly other: string }): string;
}

/** The words that Intl lacks. */
export interface FormatWords {
  /** Intl locale: `en-GB`, `zh-CN`, ... */
  readonly locale: string;
  /** Between the items of a list, where Intl's conjunction does not suit names in another script. */
  readonly separator?: string;
  /** The last item of a list that was cut: `397 more`. */
  more(count: string): string;
}

const STAMP = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d{1,9})?)/;

/**
 * The wall clock of an RFC 3339 stamp as if it were UTC. An administrator compares the report with the log,
 * so its clock is kept; fixed offsets as Intl time zones need a newer Node.
 */
function wallClock(at: string): Date | undefined {
  const match = STAMP.exec(at);
  if (!match) return undefined;
  const date = new Date(`${match[1]}T${match[2]?.slice(0, 8)}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const DURATION_UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Makes the formats of a language. */
export function makeFormats(words: FormatWords): Formats {
  const { locale } = words;
  const integer = whenUsed(() => new Intl.NumberFormat(locale));
  const share = whenUsed(
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
  );
  const conjunction = whenUsed(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const join = (items: readonly string[]) =>
    words.separator === undefined ? conjunction().format(items) : items.join(words.separator);
  const rules = whenUsed(() => new Intl.PluralRules(locale));
  const date = {
    year: "numeric",
    month: locale.startsWith("en") ? "short" : "long",
    day: "numeric",
    timeZone: "UTC",
  } as const;
  const day = whenUsed(() => new Intl.DateTimeFormat(locale, date));
  const moment = whenUsed(
    () =>
      new Intl.DateTimeFormat(locale, {
        ...date,
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      }),
  );
  const units = new Map<string, Intl.NumberFormat>();
  const unit = (value: number, name: string, unitDisplay: "long" | "short") => {
    let format = units.get(`${name} ${unitDisplay}`);
    if (!format) {
      const style = { style: "unit", unit: name, unitDisplay, maximumFractionDigits: 1 } as const;
      format = new Intl.NumberFormat(locale, style);
      units.set(`${name} ${unitDisplay}`, format);
    }
    return format.format(value);
  };

  return {
    number: (value) => integer().format(value),
    percent: (value) =>
      value > 0 && value < 0.001 ? `<${share().format(0.001)}` : share().format(value),
    moment: (at) => formatStamp(moment(), at),
    day: (at) => formatStamp(day(), at),
    duration: (seconds) => {
      const found = DURATION_UNITS.find(([, length]) => seconds >= length);
      return found
        ? unit(Math.round(seconds / found[1]), found[0], "long")
        : unit(Math.round(seconds), "second", "long");
    },
    bytes: (value) => {
      const power = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
      return power === 0
        ? unit(value, "byte", "long")
        : unit(value / 1000 ** power, BYTE_UNITS[power] ?? "byte", "short");
    },
    list: (items, max = 3) => {
      // "and 1 more" would take the room of the item itself.
      if (items.length <= max + 1) return join(items);
      const rest = words.more(integer().format(items.length - max));
      return join([...items.slice(0, max), rest]);
    },
    plural: (count, forms) =>
      (rules().select(count) === "one" ? forms.one : forms.other).replace("#", () =>
        integer().format(count),
      ),
  };
}

/** Makes a formatter when it is asked for: each costs milliseconds, and a short run needs few. */
function whenUsed<Formatter>(make: () => Formatter): () => Formatter {
  let made: Formatter | undefined;
  return () => (made ??= make());
}

function formatStamp(format: Intl.DateTimeFormat, at: string): string {
  const date = wallClock(at);
  return date ? format.format(date) : at;
}
