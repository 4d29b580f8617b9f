/**
 * Makes a test for a pattern in lower-case text: the pieces between `*` occur in that order; without `*` it is a plain
 * substring. Linear time: each piece is looked for once, behind the one before.
 */
export function wildcardTest(pattern: string): (lowerCase: string) => boolean {
  const pieces = pattern
    .toLowerCase()
    .split("*")
    .filter((piece) => piece !== "");
  return (text) => {
    let from = 0;
    for (const piece of pieces) {
      const at = text.indexOf(piece, from);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return true;
  };
}
