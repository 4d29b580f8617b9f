import { visible } from "../visible.ts";

/**
 * Markup that is safe to put into a page. Only this file makes it: the text is private, so no string of any other
 * origin can pass for it, and a plain string that stands in a template is text, never markup.
 */
class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}
export type Html = Markup;

/** What a template takes; `undefined` is nothing. */
export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function render(value: HtmlValue): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.toString();
  if (typeof value === "string") return escape(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`no number for a page: ${value}`);
    return String(Math.round(value * 1000) / 1000);
  }
  if (Array.isArray(value)) return value.map(render).join("");
  throw new TypeError("only text, numbers and markup go into a page");
}

/** Inside elements and quoted attributes alike (HTML 13.1.2, 13.1.4); what could reorder or hide text becomes visible. */
function escape(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * A page's only way to be written: html`<p title="${title}">${text}</p>`. Attributes must be quoted. Not for values
 * inside of script, style, event attributes or links: nothing of ours is written there.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Markup(strings.map((string, index) => string + render(values[index])).join(""));
}

/**
 * A style or script element of our own. The type takes constants only: whatever is composed at run time is a mere
 * `string`. Its text is the constant to the letter, as a hash in the content policy needs it.
 */
export function constantElement<Text extends string>(
  name: "style" | "script",
  text: string extends Text ? never : Text,
): Html {
  return new Markup(`<${name}>${text}</${name}>`);
}
