import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runMailwarden } from "../diagnose/run-mailwarden.ts";
import { CHROMIUM, CHROMIUM_FLAGS } from "./chromium.ts";
import { INCIDENTS } from "./incidents.ts";
import { writeIncident } from "./write-incident.ts";

const FOLDER = "build/pages";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Languages by turns: each script of characters is seen. */
const PAGES = INCIDENTS.map((incident, index) => ({
  incident,
  lang: (["en", "ja", "en", "zh-CN", "zh-TW", "en"] as const)[index % 6] ?? "en",
}));

/** What the page runs is text here: the types of a browser would be those of all sources. */
const TOO_WIDE = `({
  page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  parts: [...document.querySelectorAll("main *, header *, nav *, .answer *")]
    .filter((part) => part.closest(".scroll, svg, .skip") === null)
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => part.outerHTML.slice(0, 80)),
})`;
const WITHOUT_COPY_BUTTONS = `document.querySelectorAll(".command button").forEach((button) => button.remove())`;

const MESSAGES_OF_CLIENTS = `[...document.querySelector("#incident-1-clients table").tBodies[0].rows].map((row) => Number(row.cells[1].dataset.value))`;

interface Opened {
  readonly page: Page;
  readonly troubles: readonly string[];
}

describe.skipIf(!existsSync(CHROMIUM))("in a browser (skipped without chromium)", () => {
  let browser: Browser;

  beforeAll(async () => {
    for (const { incident, lang } of PAGES) {
      const args = [
        "diagnose",
        "--format",
        "html",
        "--lang",
        lang,
        ...writeIncident(incident, FOLDER),
      ];
      writeFileSync(fileOf(incident.name), (await runMailwarden(args)).out);
    }
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS] });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    rmSync(FOLDER, { recursive: true, force: true });
  });

  function fileOf(name: string): string {
    return resolve(FOLDER, `${name}.html`);
  }

  /** Opens a page and listens for everything that it must not do. */
  async function withPage<T>(
    name: string,
    options: BrowserContextOptions,
    use: (opened: Opened) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const address = `file://${fileOf(name)}`;
      const troubles: string[] = [];
      page.on("console", (message) => troubles.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
      page.on("dialog", (dialog) => troubles.push(`dialog: ${dialog.message()}`));
      page.on("request", (request) => {
        if (request.url() !== address && request.url() !== "data:,")
          troubles.push(`request: ${request.url()}`);
      });
      await page.goto(address);
      return await use({ page, troubles });
    } finally {
      await context.close();
    }
  }

  describe.each(PAGES)("$incident.name in $lang", ({ incident: { name } }) => {
    test.each([360, 1280])("fits %i pixels, without an error or a request", async (width) => {
      const options = { viewport: { width, height: 800 } };
      await withPage(name, options, async ({ page, troubles }) => {
        const wide = await page.evaluate(TOO_WIDE);
        expect(wide).toEqual({ page: 0, parts: [] });
        expect(troubles).toEqual([]);
      });
    });

    test.each(["light", "dark"] as const)(
      "axe finds nothing serious in %s",
      async (colorScheme) => {
        await withPage(name, { colorScheme }, async ({ page }) => {
          await page.evaluate(AXE);
          const { violations } = await page.evaluate<AxeResults>("axe.run()");
          const serious = violations.filter(
            ({ impact }) => impact === "serious" || impact === "critical",
          );
          expect(
            serious.map(
              ({ id, nodes }) =>
                `${id}: ${nodes
                  .map(({ html }) => html)
                  .join("  ")
                  .slice(0, 300)}`,
            ),
          ).toEqual([]);
        });
      },
    );

    test("says the same without a script", async () => {
      const textOf = async ({ page }: Opened) =>
        (await page.innerText("body")).replace(/\s+/g, " ");
      const withScript = await withPage(name, {}, async (opened) => {
        await opened.page.evaluate(WITHOUT_COPY_BUTTONS);
        return textOf(opened);
      });
      const without = await withPage(name, { javaScriptEnabled: false }, textOf);
      expect(without).toBe(withScript);
    });
  });

  test("subjects of an attacker are text", async () => {
    await withPage("exim-auth-bypass", {}, async ({ page, troubles }) => {
      const text = await page.innerText("body");
      expect(text).toContain(`<script>document.title = \\"pwned\\"</script>`);
      expect(text).toContain("\\x1b[2J\\x1b[31mYour server is fine\\x1b[0m");
      expect(await page.title()).not.toContain("pwned");
      expect(await page.locator("script").count()).toBe(1);
      expect(await page.locator("a[href^='http'], img, iframe, object, form").count()).toBe(0);
      expect(troubles).toEqual([]);
    });
  });

  test("works by keyboard: skips to the answer, sorts a table, opens the figures", async () => {
    await withPage("stolen-account", {}, async ({ page }) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.className")).toBe("skip");
      await page.keyboard.press("Enter");
      expect(new URL(page.url()).hash).toBe("#answer");
      const table = page.locator("#incident-1-clients table");
      const figures = () => page.evaluate<readonly number[]>(MESSAGES_OF_CLIENTS);
      const title = table.locator("th:nth-child(2)");
      await title.locator("button").focus();
      await page.keyboard.press("Enter");
      const falling = await figures();
      expect(falling).toEqual(falling.toSorted((a, b) => b - a));
      expect(await title.getAttribute("aria-sort")).toBe("descending");
      await page.keyboard.press("Enter");
      expect(await figures()).toEqual(falling.toReversed());
      await page.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      expect(await page.locator("details[open] table tbody tr").count()).toBeGreaterThan(3);
    });
  });

  test("prints the report without what is for the screen", async () => {
    await withPage("stolen-account", { colorScheme: "dark" }, async ({ page }) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("nav").isVisible()).toBe(false);
      expect(await page.locator(".command button").first().isVisible()).toBe(false);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(
        "rgb(255, 255, 255)",
      );
    });
  });
});
