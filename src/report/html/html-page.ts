import { createHash } from "node:crypto";
import { constantElement, type Html, html } from "./html.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";

export interface HtmlPage {
  /** BCP 47: decides which forms of Han characters are shown. */
  readonly lang: string;
  readonly title: string;
  readonly skip: string;
  readonly copy: string;
  readonly copied: string;
  readonly header: Html;
  /** What is read first, and by many alone. */
  readonly answer: Html;
  readonly nav: Html;
  readonly main: Html;
}

/** CSP 3, 2.3.1: a hash source allows just this text. */
function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/**
 * What the page may do: show itself. Nothing is loaded, nothing is sent, no script runs but ours, even if markup of
 * an attacker came through. Only the empty icon, which stops browsers from asking for one, is an image.
 */
const POLICY = [
  "default-src 'none'",
  `style-src ${hashSource(PAGE_STYLE)}`,
  `script-src ${hashSource(PAGE_SCRIPT)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A page that stands alone: one file, no request. */
export function htmlPage(page: HtmlPage): string {
  return html`<!doctype html>
    <html lang="${page.lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        ${constantElement("style", PAGE_STYLE)}
      </head>
      <body data-copy="${page.copy}" data-copied="${page.copied}">
        <a class="skip" href="#answer">${page.skip}</a>
        <div class="frame">
          <header>${page.header}</header>
          ${page.answer} ${page.nav}
          <main>${page.main}</main>
        </div>
        ${constantElement("script", PAGE_SCRIPT)}
      </body>
    </html> `.toString();
}
