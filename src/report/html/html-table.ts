import type { Formats } from "../formats.ts";
import { type Html, html, type HtmlValue } from "./html.ts";

export interface HtmlColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => HtmlValue;
  /** Figures stand to the right and are sorted by this value. */
  readonly figure?: (row: Row) => number;
  /** `stamp` does not break; `wide` keeps room for sentences. */
  readonly look?: "stamp" | "wide";
}

/** A column of a field that is a number, written as the reader's language does. */
export function figureColumn<Field extends string>(
  title: string,
  field: Field,
  f: Formats,
): HtmlColumn<Readonly<Record<Field, number>>> {
  const figure = (row: Readonly<Record<Field, number>>) => row[field];
  return { title, cell: (row) => f.number(figure(row)), figure };
}

function classOf({ figure, look }: HtmlColumn<never>): Html {
  const name = figure === undefined ? look : "figure";
  return name === undefined ? html`` : html` class="${name}"`;
}

/** A table that scrolls within its card where it is too wide, and that can be sorted where there is a script. */
export function htmlTable<Row>(
  caption: string,
  columns: readonly HtmlColumn<Row>[],
  rows: readonly Row[],
): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
    <table class="sortable">
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" ${classOf(column)}>${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) =>
                column.figure === undefined
                  ? html`<td${classOf(column)}>${column.cell(row)}</td>`
                  : html`<td class="figure" data-value="${column.figure(row)}">
                      ${column.cell(row)}
                    </td>`,
              )}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
