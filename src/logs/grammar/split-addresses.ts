/** Splits `a@b "c d"@e <f@g>` at blanks outside quotes; angle brackets go. */
export function splitAddresses(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i <= text.length; i += 1) {
    const c = text[i];
    if (c === "\\" && quoted) i += 1;
    else if (c === '"') quoted = !quoted;
    else if (c === undefined || (c === " " && !quoted)) {
      if (i > start) found.push(text.slice(start, i).replace(/^<(.*)>$/, "$1"));
      start = i + 1;
    }
  }
  return found;
}
