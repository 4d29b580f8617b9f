/** What a query that somebody typed before its result says about the rows. */
export interface SelectedTable {
  readonly table: string;
  readonly whole: boolean;
}

const QUERY =
  /\bselect\b.{1,400}?\bfrom\s{1,8}[`"'’‘]?(?:\w{1,64}[`"'’‘]?\.[`"'’‘]?)?(\w{1,64})(.{0,400})/i;

/** Table of the last `SELECT` of a line; `whole` is false where a condition or a limit left rows out. */
export function selectedTable(line: string): SelectedTable | undefined {
  const start = line.toLowerCase().lastIndexOf("select");
  const query = start < 0 ? null : QUERY.exec(line.slice(start, start + 1_000));
  if (!query) return undefined;
  const [, table = "", rest = ""] = query;
  return { table: table.toLowerCase(), whole: !/\b(?:where|limit|join|having)\b/i.test(rest) };
}
