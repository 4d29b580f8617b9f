import fc from "fast-check";
import { expect, test } from "vitest";
import { REQUEST_BYTES_MAX, RequestReader } from "./request-reader.ts";

const REQUESTS = [
  "request=smtpd_access_policy\nsender=jörg@müller.example",
  `request=smtpd_access_policy\nhelo_name=${"x".repeat(8192)}`,
  "request=smtpd_access_policy\nsender=日本@例え.example\nrecipient=a=b",
  "a",
];

function readAll(chunks: readonly Buffer[]): readonly string[] {
  const got: string[] = [];
  const reader = new RequestReader((text) => got.push(text));
  for (const chunk of chunks) expect(reader.push(chunk)).toBe(true);
  return got;
}

test("the answer does not depend on where the stream is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...REQUESTS), { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(40_000), { maxLength: 12 }),
      (requests, cuts) => {
        const bytes = Buffer.from(requests.map((request) => `${request}\n\n`).join(""));
        const places = [
          0,
          ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b),
          bytes.length,
        ];
        const chunks = places
          .slice(1)
          .map((end, at) => Buffer.from(bytes.subarray(places[at], end)));
        expect(readAll(chunks)).toEqual(requests);
      },
    ),
  );
});

test("byte by byte", () => {
  const bytes = Buffer.from(REQUESTS.map((request) => `${request}\n\n`).join(""));
  expect(readAll(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(REQUESTS);
});

test("what is longer than any request is refused, in one piece or in many", () => {
  const long = Buffer.alloc(REQUEST_BYTES_MAX + 1, "x");
  expect(new RequestReader(() => undefined).push(long)).toBe(false);
  const reader = new RequestReader(() => undefined);
  const answers = Array.from({ length: 70 }, () => reader.push(Buffer.alloc(1024, "x")));
  expect(answers.at(0)).toBe(true);
  expect(answers.at(-1)).toBe(false);
});
