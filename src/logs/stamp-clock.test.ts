import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StampClock } from "./stamp-clock.ts";

type Wall = readonly [month: number, day: number, hour: number, minute: number, second: number];

/** Instants of stamps without a year, one behind the other. */
function instants(clock: StampClock, stamps: readonly Wall[]): string[] {
  return stamps.map((stamp) => new Date(clock.withoutYear(...stamp)).toISOString().slice(0, 19));
}

describe("StampClock", () => {
  const cases: readonly {
    readonly name: string;
    readonly year: number;
    readonly zone: string;
    readonly fixed?: number;
    readonly stamps: readonly Wall[];
    readonly want: readonly string[];
    readonly turns?: number;
  }[] = [
    {
      name: "turns the year at New Year",
      year: 2025,
      zone: "UTC",
      stamps: [
        [12, 31, 23, 59, 59],
        [1, 1, 0, 0, 0],
        [2, 1, 0, 0, 0],
      ],
      want: ["2025-12-31T23:59:59", "2026-01-01T00:00:00", "2026-02-01T00:00:00"],
      turns: 1,
    },
    {
      name: "is out of order by a second at New Year",
      year: 2025,
      zone: "UTC",
      stamps: [
        [12, 31, 23, 59, 59],
        [1, 1, 0, 0, 0],
        [12, 31, 23, 59, 59],
        [1, 1, 0, 0, 1],
        [1, 1, 0, 0, 2],
      ],
      want: [
        "2025-12-31T23:59:59",
        "2026-01-01T00:00:00",
        "2025-12-31T23:59:59",
        "2026-01-01T00:00:01",
        "2026-01-01T00:00:02",
      ],
      turns: 1,
    },
    {
      name: "turns the year twice",
      year: 2024,
      zone: "UTC",
      stamps: [
        [11, 30, 0, 0, 0],
        [1, 5, 0, 0, 0],
        [6, 5, 0, 0, 0],
        [9, 5, 0, 0, 0],
        [1, 5, 0, 0, 0],
      ],
      want: [
        "2024-11-30T00:00:00",
        "2025-01-05T00:00:00",
        "2025-06-05T00:00:00",
        "2025-09-05T00:00:00",
        "2026-01-05T00:00:00",
      ],
      turns: 2,
    },
    {
      name: "keeps the year when the clock goes back by a month",
      year: 2026,
      zone: "UTC",
      stamps: [
        [5, 1, 0, 0, 0],
        [4, 30, 23, 59, 59],
        [5, 1, 0, 0, 1],
      ],
      want: ["2026-05-01T00:00:00", "2026-04-30T23:59:59", "2026-05-01T00:00:01"],
      turns: 0,
    },
    {
      name: "knows the leap day",
      year: 2024,
      zone: "UTC",
      stamps: [
        [2, 28, 23, 59, 59],
        [2, 29, 12, 0, 0],
        [3, 1, 0, 0, 0],
      ],
      want: ["2024-02-28T23:59:59", "2024-02-29T12:00:00", "2024-03-01T00:00:00"],
    },
    {
      name: "is out of order by a second at midnight",
      year: 2026,
      zone: "Europe/Berlin",
      stamps: [
        [6, 1, 23, 59, 59],
        [6, 2, 0, 0, 0],
        [6, 1, 23, 59, 59],
        [6, 2, 0, 0, 1],
      ],
      want: [
        "2026-06-01T21:59:59",
        "2026-06-01T22:00:00",
        "2026-06-01T21:59:59",
        "2026-06-01T22:00:01",
      ],
    },
    {
      name: "leaves an hour out in spring",
      year: 2026,
      zone: "Europe/Berlin",
      stamps: [
        [3, 29, 1, 59, 59],
        [3, 29, 3, 0, 0],
      ],
      want: ["2026-03-29T00:59:59", "2026-03-29T01:00:00"],
    },
    {
      name: "repeats an hour in autumn",
      year: 2026,
      zone: "Europe/Berlin",
      stamps: [
        [10, 25, 1, 59, 59],
        [10, 25, 2, 0, 0],
        [10, 25, 2, 59, 59],
        [10, 25, 2, 0, 0],
        [10, 25, 2, 30, 0],
        [10, 25, 2, 59, 59],
        [10, 25, 3, 0, 0],
      ],
      want: [
        "2026-10-24T23:59:59",
        "2026-10-25T00:00:00",
        "2026-10-25T00:59:59",
        "2026-10-25T01:00:00",
        "2026-10-25T01:30:00",
        "2026-10-25T01:59:59",
        "2026-10-25T02:00:00",
      ],
    },
    {
      name: "does not take a step back by a minute for the repeated hour",
      year: 2026,
      zone: "Europe/Berlin",
      stamps: [
        [10, 25, 2, 31, 0],
        [10, 25, 2, 30, 59],
      ],
      want: ["2026-10-25T00:31:00", "2026-10-25T00:30:59"],
    },
    {
      name: "repeats no hour where the zone does not",
      year: 2026,
      zone: "UTC",
      stamps: [
        [10, 25, 2, 59, 59],
        [10, 25, 2, 0, 0],
      ],
      want: ["2026-10-25T02:59:59", "2026-10-25T02:00:00"],
    },
    {
      name: "repeats an hour west of UTC",
      year: 2026,
      zone: "America/New_York",
      stamps: [
        [11, 1, 1, 59, 0],
        [11, 1, 1, 0, 0],
        [11, 1, 2, 0, 0],
      ],
      want: ["2026-11-01T05:59:00", "2026-11-01T06:00:00", "2026-11-01T07:00:00"],
    },
    {
      name: "zone with a half hour",
      year: 2026,
      zone: "Asia/Kolkata",
      stamps: [[6, 1, 0, 10, 0]],
      want: ["2026-05-31T18:40:00"],
    },
    {
      name: "zone with three quarters of an hour",
      year: 2026,
      zone: "Asia/Kathmandu",
      stamps: [[6, 1, 0, 10, 0]],
      want: ["2026-05-31T18:25:00"],
    },
    {
      name: "zone with a half hour west of UTC",
      year: 2026,
      zone: "America/St_Johns",
      stamps: [[1, 15, 12, 0, 0]],
      want: ["2026-01-15T15:30:00"],
    },
    {
      name: "summer time of a half hour (Lord Howe)",
      year: 2026,
      zone: "Australia/Lord_Howe",
      stamps: [
        [3, 15, 12, 0, 0],
        [7, 15, 12, 0, 0],
      ],
      want: ["2026-03-15T01:00:00", "2026-07-15T01:30:00"],
    },
    {
      name: "a fixed offset wins over the zone, also in the repeated hour",
      year: 2026,
      zone: "Europe/Berlin",
      fixed: -210,
      stamps: [
        [10, 25, 2, 59, 59],
        [10, 25, 2, 0, 0],
        [7, 15, 12, 0, 0],
      ],
      want: ["2026-10-25T06:29:59", "2026-10-25T05:30:00", "2026-07-15T15:30:00"],
    },
    {
      name: "an unknown zone is UTC",
      year: 2026,
      zone: "Nowhere/Atlantis",
      stamps: [[6, 1, 0, 0, 0]],
      want: ["2026-06-01T00:00:00"],
    },
  ];
  for (const { name, year, zone, fixed, stamps, want, turns } of cases)
    it(name, () => {
      const clock = new StampClock(year, zone, fixed);
      expect(instants(clock, stamps)).toEqual(want);
      if (turns !== undefined) expect(clock.turnsOfYear).toBe(turns);
    });

  it("keeps the year over a silence of half a year", () => {
    const stamps: readonly Wall[] = [
      [1, 15, 12, 0, 0],
      [7, 15, 12, 0, 0],
    ];
    expect(instants(new StampClock(2026, "UTC"), stamps)).toEqual([
      "2026-01-15T12:00:00",
      "2026-07-15T12:00:00",
    ]);
  });

  it.each([
    { zone: "Europe/Berlin", month: 1, want: 60 },
    { zone: "Europe/Berlin", month: 7, want: 120 },
    { zone: "Asia/Kolkata", month: 7, want: 330 },
    { zone: "America/St_Johns", month: 1, want: -210 },
    { zone: "UTC", month: 7, want: 0 },
  ])("says that $zone is $want minutes east in month $month", ({ zone, month, want }) => {
    const clock = new StampClock(2026, zone);
    clock.withoutYear(month, 15, 12, 0, 0);
    expect(clock.offsetMinutes).toBe(want);
  });

  it("gives back what a wall clock shows, in any order of stamps", () => {
    const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];
    const formats = new Map(
      zones.map((zone) => [
        zone,
        new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "medium",
        }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { minLength: 1, maxLength: 20 }),
        (zone, seconds) => {
          const clock = new StampClock(2026, zone);
          for (const second of seconds) {
            const text = formats.get(zone)?.format(second * 1000) ?? "";
            const [year, month, day, hour, minute, s] = text.match(/\d+/g)?.map(Number) ?? [];
            const instant = clock.local(
              year ?? 0,
              month ?? 0,
              day ?? 0,
              hour ?? 0,
              minute ?? 0,
              s ?? 0,
            );
            // in the repeated hour it may be the other one of two, which shows the same
            expect(formats.get(zone)?.format(instant)).toBe(text);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
