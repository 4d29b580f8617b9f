import type { Incident } from "../../core/diagnosis.ts";
import { heading, INDENT } from "./blocks.ts";
import { scriptName, scriptUser } from "../content/script-name.ts";
import { type Line, line } from "./line.ts";
import type { Page } from "./page.ts";
import { shortStamp } from "./stamp.ts";
import { type Column, table } from "./table.ts";

const MAX_ROWS = 10;

function section<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  page: Page,
): readonly Line[] {
  if (rows.length === 0) return [];
  const left = rows.length - MAX_ROWS;
  return [
    ...heading(title),
    ...table(columns, rows.slice(0, MAX_ROWS), page.width, INDENT),
    ...(left > 0 ? [line(INDENT + page.labels.remarks.moreInJson(left, page.formats), "dim")] : []),
  ];
}

/** The clients of an incident, with their share of it. */
export function clientsSection(incident: Incident<string>, page: Page): readonly Line[] {
  const { labels, formats: f } = page;
  const { columns, values } = labels;
  return section(
    labels.headings.clients,
    [
      { title: columns.ip, value: (row) => row.ip },
      { title: columns.messages, value: (row) => f.number(row.messages), right: true },
      { title: columns.recipients, value: (row) => f.number(row.recipients), right: true },
      {
        title: columns.first,
        value: (row) => shortStamp(row.firstAt, values.unknownTime),
        optional: true,
      },
      {
        title: columns.last,
        value: (row) => shortStamp(row.lastAt, values.unknownTime),
        optional: true,
      },
    ],
    incident.clients,
    page,
  );
}

/** The scripts and local users of an incident. */
export function scriptsSection(incident: Incident<string>, page: Page): readonly Line[] {
  const { labels, formats: f } = page;
  const { columns } = labels;
  return section(
    labels.headings.scripts,
    [
      { title: columns.script, value: scriptName },
      {
        title: columns.user,
        value: scriptUser,
      },
      { title: columns.messages, value: (row) => f.number(row.messages), right: true },
    ],
    incident.scripts,
    page,
  );
}

/** The envelope senders that the abuse used; forged ones among them are nobody's fault here. */
export function sendersSection(incident: Incident<string>, page: Page): readonly Line[] {
  const { labels, formats: f } = page;
  const { columns } = labels;
  return section(
    labels.headings.senders,
    [
      { title: columns.sender, value: (row) => (row.address === "" ? "<>" : row.address) },
      { title: columns.recipients, value: (row) => f.number(row.recipients), right: true },
    ],
    incident.senders,
    page,
  );
}
