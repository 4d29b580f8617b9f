import { expect } from "vitest";
import { connectApp } from "../../../src/cli/connect-app.ts";
import { fakeTerminal } from "../../../src/cli/fixtures/fake-terminal.ts";
import { run } from "../../../src/cli/run.ts";
import { SECRETS } from "./people.ts";

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `mailwarden accounts ...`; fails when a secret is in what it prints. */
export async function accounts(...args: readonly string[]): Promise<Ran> {
  const terminal = fakeTerminal();
  const status = await run(["accounts", ...args], terminal, connectApp());
  const ran = { status, out: terminal.out(), err: terminal.err() };
  for (const secret of Object.values(SECRETS)) {
    const bare = secret.replace(/^\{\w+\}/, "");
    expect(ran.out + ran.err).not.toContain(bare);
    expect(ran.out + ran.err).not.toContain(bare.slice(-12));
  }
  expect(ran.out + ran.err).not.toContain("123456");
  return ran;
}

/** Code and subject of the findings of an audit, sorted; fails unless all could be read. */
export async function findings(
  ...args: readonly string[]
): Promise<readonly (readonly string[])[]> {
  const { status, out, err } = await accounts("audit", "--format", "json", ...args);
  expect({ status, err }).toEqual({ status: 1, err: "" });
  const { findings: found } = JSON.parse(out) as {
    readonly findings: readonly { readonly code: string; readonly subject: string }[];
  };
  return found.map(({ code, subject }) => [code, subject]).sort();
}
