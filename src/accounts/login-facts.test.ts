import { expect, test } from "vitest";
import { loginFacts } from "./login-facts.ts";
import { readAccountRecords } from "./read-accounts.ts";

const FIRST_MS = Date.parse("2024-05-06T10:00:00Z");

const records = readAccountRecords([
  {
    name: "vmail.sql",
    text: `CREATE TABLE mailbox (username varchar(255), password varchar(255), name varchar(255), maildir varchar(255), local_part varchar(255), domain varchar(255), created datetime, modified datetime, active int);
INSERT INTO mailbox VALUES
('old@example.com','x','','','old','example.com','2011-01-01 00:00:00','2011-01-01 00:00:00',1),
('new@example.com','x','','','new','example.com','2024-05-05 23:59:00','2024-05-05 23:59:00',1),
('later@example.com','x','','','later','example.com','2024-06-01 00:00:00','2024-06-01 00:00:00',1),
('open@example.com','','','','open','example.com','2011-01-01 00:00:00','2011-01-01 00:00:00',0),
('twin@example.com','x','','','twin','example.com','2011-01-01 00:00:00','2011-01-01 00:00:00',1),
('twin@example.org','x','','','twin','example.org','2011-01-01 00:00:00','2011-01-01 00:00:00',1);
CREATE TABLE alias (address varchar(255), goto text, domain varchar(255), active int);
INSERT INTO alias VALUES ('sales@example.com','old@example.com','example.com',1);
`,
  },
]);

test.each([
  { login: "old@example.com", want: ["exists"] },
  { login: "OLD", want: ["exists"] },
  { login: "new@example.com", want: ["new", "exists"] },
  { login: "later@example.com", want: ["exists"] },
  { login: "open@example.com", want: ["empty", "disabled", "exists"] },
  { login: "gone@example.com", want: ["not-in-table"] },
  // Another domain's accounts, an alias, one of two: nothing is known.
  { login: "gone@example.net", want: [] },
  { login: "gone", want: [] },
  { login: "sales@example.com", want: [] },
  { login: "twin", want: [] },
  { login: "****@example.com", want: [] },
])("$login: $want", ({ login, want }) => {
  expect(loginFacts(login, records, FIRST_MS).map(({ kind }) => kind)).toEqual(want);
});

test("without a time nothing is new", () => {
  expect(loginFacts("new@example.com", records, Number.NaN).map(({ kind }) => kind)).toEqual([
    "exists",
  ]);
});
