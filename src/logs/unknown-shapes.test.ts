import { describe, expect, it } from "vitest";
import { UnknownShapes } from "./unknown-shapes.ts";

describe("UnknownShapes", () => {
  it.each([
    {
      name: "numbers",
      bodies: ["took 5 s", "took 61 s"],
      want: "took # s",
    },
    {
      name: "addresses in brackets",
      bodies: ["from <a@example.com> to <>", "from <bb@example.net> to <x y>"],
      want: "from <> to <>",
    },
    {
      name: "client addresses",
      bodies: ["peer mx[192.0.2.1]: bye", "peer mx[2001:db8::1]: bye"],
      want: "peer mx[]: bye",
    },
    {
      name: "queue ids",
      bodies: ["4A1B2C3D4E: strange", "DEADBEEF00: strange"],
      want: "#: strange",
    },
  ])("takes out $name", ({ bodies, want }) => {
    const shapes = new UnknownShapes();
    for (const body of bodies) shapes.add("postfix/smtpd", body, 0, 7);
    expect(shapes.all()).toEqual([
      { program: "postfix/smtpd", shape: want, count: bodies.length, source: 0, line: 7 },
    ]);
  });

  it("keeps programs apart and puts the most frequent first", () => {
    const shapes = new UnknownShapes();
    shapes.add("a", "one", 0, 1);
    shapes.add("b", "one", 1, 2);
    shapes.add("b", "one", 0, 3);
    expect(shapes.all()).toEqual([
      { program: "b", shape: "one", count: 2, source: 1, line: 2 },
      { program: "a", shape: "one", count: 1, source: 0, line: 1 },
    ]);
  });

  it("keeps a bounded number of shapes, and counts what found no room", () => {
    const shapes = new UnknownShapes();
    const letters = "abcdefghijklmnopqrstuvwxyz";
    for (let i = 0; i < 676; i += 1)
      shapes.add("x", `z${letters[i % 26] ?? ""}z${letters[Math.floor(i / 26)] ?? ""}z`, 0, i);
    expect(shapes.all().length + shapes.overflow).toBe(676);
    expect(shapes.all().length).toBeLessThanOrEqual(500);
    shapes.add("x", "zazaz", 0, 1);
    expect(shapes.all()[0]).toMatchObject({ shape: "zazaz", count: 2 });
  });

  it("is quick and short whatever a line holds", () => {
    const shapes = new UnknownShapes();
    for (const piece of ["<", "[", "A1", "<[", "1 "]) shapes.add("x", piece.repeat(100_000), 0, 1);
    for (const { shape } of shapes.all()) expect(shape.length).toBeLessThanOrEqual(100);
  });
});
