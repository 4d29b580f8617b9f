import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOwnerFinder } from "../../src/identity/rdap/find-network-owner.ts";
import { createFetchJson } from "../../src/system/fetch-json.ts";

/** A registry of our own on loopback, which misbehaves as registries and liars do. */
let server: Server;
let base = "";
let asked: string[] = [];
let answer: (path: string, response: ServerResponse) => void;

const CONTACT = "abuse@hosting.example";

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request.url ?? "", response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function json(response: ServerResponse, document: unknown): void {
  response.setHeader("content-type", "application/rdap+json").end(JSON.stringify(document));
}

function entity(roles: readonly string[], email: string, inside: readonly unknown[] = []) {
  const vcardArray = [
    "vcard",
    [
      ["version", {}, "text", "4.0"],
      ["email", {}, "text", email],
    ],
  ];
  return { objectClassName: "entity", roles, vcardArray, entities: inside };
}

function network(changes: object = {}) {
  return {
    objectClassName: "ip network",
    handle: "NET-203-0-113-0-1",
    startAddress: "203.0.113.0",
    endAddress: "203.0.113.255",
    entities: [
      entity(["registrant"], "owner@hosting.example", [
        entity(["technical"], "noc@hosting.example"),
        entity(["abuse"], CONTACT),
      ]),
    ],
    ...changes,
  };
}

/** Long enough for a busy machine; what never answers is waited for only as long as `timeoutMs`. */
const finder = (
  pause: (ms: number) => Promise<void> = () => Promise.resolve(),
  timeoutMs = 10_000,
) =>
  createOwnerFinder({
    fetchJson: createFetchJson("application/rdap+json", {
      timeoutMs,
      bytesMax: 20_000,
      redirectsMax: 3,
    }),
    pause,
    server: base,
  });

test("the abuse desk inside the organisation is found, and its network is asked once", async () => {
  answer = (_path, response) => {
    json(response, network());
  };
  const find = finder();
  const want = {
    kind: "found",
    contact: CONTACT,
    range: { first: "203.0.113.0", last: "203.0.113.255" },
    handle: "NET-203-0-113-0-1",
  };
  expect(await find("203.0.113.7")).toEqual(want);
  expect(await find("203.0.113.200")).toEqual(want);
  expect(asked).toEqual(["/ip/203.0.113.7"]);
});

test("an IPv6 network", async () => {
  answer = (_path, response) => {
    json(response, network({ startAddress: "2001:db8::", endAddress: "2001:db8:ffff::" }));
  };
  expect(await finder()("2001:db8::7")).toMatchObject({ kind: "found", contact: CONTACT });
});

describe("what is no answer", () => {
  test.each([
    { name: "no abuse contact", document: network({ entities: [] }), want: "no-contact" },
    {
      name: "a contact that would add a header",
      document: network({ entities: [entity(["abuse"], "a@b.example\r\nBcc: all@c.example")] }),
      want: "no-contact",
    },
    {
      name: "a contact that is a list",
      document: network({ entities: [entity(["abuse"], "a@b.example, all@c.example")] }),
      want: "no-contact",
    },
    {
      name: "another network",
      document: network({ startAddress: "198.51.100.0", endAddress: "198.51.100.255" }),
      want: "bad-answer",
    },
    {
      name: "a range that ends before it begins",
      document: network({ startAddress: "203.0.113.255", endAddress: "203.0.113.0" }),
      want: "bad-answer",
    },
    { name: "no network", document: { objectClassName: "domain" }, want: "bad-answer" },
    { name: "null", document: null, want: "bad-answer" },
    { name: "a list", document: [network()], want: "bad-answer" },
    {
      name: "entities without end",
      document: network({ entities: Array.from({ length: 300 }, () => ({})) }),
      want: "no-contact",
    },
  ])("$name: $want", async ({ document, want }) => {
    answer = (_path, response) => {
      json(response, document);
    };
    expect(await finder()("203.0.113.7")).toEqual({ kind: "unknown", why: want });
  });

  test.each<{ name: string; say: (response: ServerResponse) => void; want: string }>([
    { name: "404", say: (r) => r.writeHead(404).end(), want: "not-found" },
    { name: "500", say: (r) => r.writeHead(500).end(), want: "bad-answer" },
    { name: "text", say: (r) => r.end("<html>"), want: "bad-answer" },
    { name: "too much", say: (r) => r.end(`"${"x".repeat(30_000)}"`), want: "bad-answer" },
    {
      name: "a document that never ends",
      say: (r) => {
        r.write("[");
        const timer = setInterval(() => r.write("0,"), 20);
        r.on("close", () => clearInterval(timer));
      },
      want: "unreachable",
    },
    { name: "silence", say: () => undefined, want: "unreachable" },
    { name: "a cut connection", say: (r) => r.destroy(), want: "unreachable" },
    {
      name: "a circle of redirects",
      say: (r) => r.writeHead(302, { location: "/ip/203.0.113.7" }).end(),
      want: "bad-answer",
    },
    {
      name: "a redirect without encryption",
      say: (r) => r.writeHead(302, { location: "http://registry.example/ip/203.0.113.7" }).end(),
      want: "bad-answer",
    },
    {
      name: "a redirect to a file",
      say: (r) => r.writeHead(302, { location: "file:///etc/passwd" }).end(),
      want: "bad-answer",
    },
    {
      name: "a redirect into a private network",
      say: (r) => r.writeHead(302, { location: "https://192.168.0.1/" }).end(),
      want: "bad-answer",
    },
  ])("$name: $want", async ({ name, say, want }) => {
    answer = (_path, response) => {
      say(response);
    };
    const find =
      name === "silence" || name.includes("never ends") ? finder(undefined, 300) : finder();
    expect(await find("203.0.113.7")).toEqual({ kind: "unknown", why: want });
  });

  test("a stranger does not get us to loopback", async () => {
    const fetchJson = createFetchJson("application/json");
    expect(await fetchJson("http://registry.example/")).toEqual({
      kind: "failed",
      why: "forbidden-place",
    });
  });
});

describe("a registry that is asked too often", () => {
  test("is asked once more after the time it wants", async () => {
    const pauses: number[] = [];
    answer = (_path, response) => {
      if (asked.length === 1) response.writeHead(429, { "retry-after": "3" }).end();
      else json(response, network());
    };
    const find = finder((ms) => {
      pauses.push(ms);
      return Promise.resolve();
    });
    expect(await find("203.0.113.7")).toMatchObject({ kind: "found" });
    expect(pauses).toEqual([3000]);
  });

  test("is left alone when it wants too long or says so again", async () => {
    answer = (_path, response) => {
      response.writeHead(429, { "retry-after": "3600" }).end();
    };
    const find = finder();
    expect(await find("203.0.113.7")).toEqual({ kind: "unknown", why: "rate-limited" });
    expect(await find("198.51.100.7")).toEqual({ kind: "unknown", why: "rate-limited" });
    expect(asked).toEqual(["/ip/203.0.113.7"]);
  });
});
