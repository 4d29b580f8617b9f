import type { SettingKey } from "../core/setting-key.ts";
import type { SettingField } from "./setting-field.ts";
import { SETTING_FIELDS } from "./settings.ts";

const WIDTH = 100;

/**
 * The annotated settings file with every default; what has none stands as a remark. `explain` gives the words for a
 * key, `wrap` breaks them into lines of at most so many cells.
 */
export function describeSettings(
  explain: (key: SettingKey) => string,
  wrap: (text: string, cells: number) => readonly string[],
): string {
  const lines: string[] = [];
  let isFirstOfEntry = false;
  for (const field of SETTING_FIELDS) {
    const { key } = field;
    const isEntry = key.includes("[].");
    const depth = isEntry ? 1 : key.split(".").length - 1;
    const indent = "  ".repeat(depth);
    const mark = isEntry ? `${indent}#     # ` : `${indent}# `;
    const words = wrap(explain(key), WIDTH - mark.length).map((line) => mark + line);
    lines.push(...(depth === 0 && lines.length > 0 ? [""] : []));
    if (!isEntry) {
      lines.push(...words, `${indent}${nameOf(key)}:${valueOf(field)}`);
      isFirstOfEntry = true;
      continue;
    }
    lines.push(...words);
    lines.push(`${indent}#   ${isFirstOfEntry ? "- " : "  "}${nameOf(key)}:${valueOf(field)}`);
    isFirstOfEntry = false;
  }
  return `${lines.join("\n")}\n`;
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf(".") + 1);
}

/** A section's value is what stands below it. */
function valueOf({ default: value, example }: SettingField): string {
  const shown = value ?? example;
  if (typeof shown === "object") return Array.isArray(shown) ? " []" : "";
  return ` ${typeof shown === "string" ? quoted(shown) : JSON.stringify(shown)}`;
}

function quoted(text: string): string {
  return /^[\w/.-]+$/.test(text) ? text : JSON.stringify(text);
}
