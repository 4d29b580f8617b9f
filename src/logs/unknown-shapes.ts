/** Shapes that are kept, and lines that are looked at in full: a foreign log has any number of both. */
const SHAPES_MAX = 500;
const SHAPE_MAX_LENGTH = 100;

export interface UnknownShape {
  readonly program: string;
  /** The line with numbers, addresses and names in brackets taken out. */
  readonly shape: string;
  count: number;
  readonly source: number;
  readonly line: number;
}

/** Counts the lines that nobody understood by program and shape. */
export class UnknownShapes {
  readonly #shapes = new Map<string, UnknownShape>();
  /** Lines whose shape found no room. */
  overflow = 0;

  add(program: string, body: string, source: number, line: number): void {
    const shape = shapeOf(body);
    const key = `${program}\n${shape}`;
    const known = this.#shapes.get(key);
    if (known) known.count += 1;
    else if (this.#shapes.size >= SHAPES_MAX) this.overflow += 1;
    else this.#shapes.set(key, { program, shape, count: 1, source, line });
  }

  /** Most frequent first. */
  all(): UnknownShape[] {
    return [...this.#shapes.values()].sort((a, b) => b.count - a.count);
  }
}

/** The line with all that changes from line to line taken out. */
function shapeOf(body: string): string {
  return body
    .slice(0, 300)
    .replace(/<[^<>]*>/g, "<>")
    .replace(/\[[^[\]]*\]/g, "[]")
    .replace(/\b[0-9A-F]{6,}\b/gi, "#")
    .replace(/\d+/g, "#")
    .slice(0, SHAPE_MAX_LENGTH);
}
