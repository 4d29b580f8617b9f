import { wrap } from "../text/wrap.ts";

/** As wide as mail is quoted without breaking (RFC 5322, 2.1.1 asks for at most 78). */
const WIDTH = 72;

/** Wrapped text with a hanging indent as wide as `lead`. */
export function paragraph(text: string, lead = ""): string {
  const indent = " ".repeat(lead.length);
  return wrap(text, WIDTH - lead.length)
    .map((line, index) => (index === 0 ? lead : indent) + line)
    .join("\n");
}
