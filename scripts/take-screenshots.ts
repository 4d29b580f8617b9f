/**
 * Takes the pictures of docs/: the text report at 80 columns, colours and all, and the HTML report. Needs chromium.
 *
 *     tsx scripts/take-screenshots.ts
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { connectApp } from "../src/cli/connect-app.ts";
import { run } from "../src/cli/run.ts";
import { html, type Html } from "../src/report/html/html.ts";
import { CHROMIUM, CHROMIUM_FLAGS } from "../test/incidents/chromium.ts";
import { runQuietly } from "./run-quietly.ts";

const FOLDER = "docs/screenshots";
const ARGUMENTS = ["diagnose", "--timezone", "UTC", "--year", "2026", "samples/stolen-account"];
/** The lines of a report that a reader sees first. */
const LINES = 46;

/** The report as a terminal of 80 columns gets it. */
async function terminalText(): Promise<string> {
  let text = "";
  const stdout = {
    isTTY: true,
    columns: 80,
    write: (piece: string) => {
      text += piece;
      return Promise.resolve();
    },
  };
  const stderr = { ...stdout, isTTY: false, write: () => Promise.resolve() };
  await run(
    ARGUMENTS,
    { stdout, stderr, env: {}, ask: () => Promise.resolve(undefined), nowMs: () => Date.now() },
    connectApp(),
  );
  return text.split("\n").slice(0, LINES).join("\n");
}

/** Colours of the text report as classes; the report uses no other sequences than these. */
function spansOf(text: string): readonly Html[] {
  return text.split("\n").map((line) => {
    const pieces = line.split(/\u001b\[([\d;]+)m/);
    const spans = pieces.map((piece, index) => {
      if (index % 2 === 1) return undefined;
      const sgr = index === 0 ? "0" : (pieces[index - 1] ?? "0");
      return html`<span class="${`s${sgr.replace(";", "-")}`}">${piece}</span>`;
    });
    return html`<div>${spans}&#8203;</div>`;
  });
}

const TERMINAL_STYLE = `body{margin:0;background:#15181d}
pre{margin:0;padding:20px 24px;font:14px/1.42 "DejaVu Sans Mono",monospace;color:#d6dae1;width:80ch}
div{white-space:pre}.s1{color:#fff;font-weight:700}.s2{color:#8a93a0}.s1-31{color:#ff7b72;font-weight:700}
.s33{color:#e3b341}.s32{color:#7ee2a8}.s36{color:#79c0ff}`;

const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS] });
try {
  mkdirSync(FOLDER, { recursive: true });
  const terminal = await browser.newPage();
  await terminal.setContent(html`<pre>${spansOf(await terminalText())}</pre>`.toString());
  await terminal.addStyleTag({ content: TERMINAL_STYLE });
  await terminal.locator("pre").screenshot({ path: `${FOLDER}/text-report.png` });

  const page = resolve("build/screenshot.html");
  mkdirSync("build", { recursive: true });
  writeFileSync(page, await runQuietly([...ARGUMENTS, "--format", "html"]));
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      viewport: { width: 1180, height: 900 },
      colorScheme,
    });
    const opened = await context.newPage();
    await opened.goto(`file://${page}`);
    await opened.screenshot({ path: `${FOLDER}/html-report-${colorScheme}.png` });
    if (colorScheme === "light")
      await opened
        .locator("#incident-1-timeline")
        .screenshot({ path: `${FOLDER}/html-timeline.png` });
    await context.close();
  }
  rmSync(page);
} finally {
  await browser.close();
}
