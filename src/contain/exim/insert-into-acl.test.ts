import { expect, it } from "vitest";
import { insertIntoAcl } from "./insert-into-acl.ts";

const LINES = ["  warn control = freeze"];

it.each([
  {
    name: "first in the ACL that the option names",
    settings: "acl_smtp_data = check\nbegin acl\ncheck:\n  accept\n",
    want: "acl_smtp_data = check\nbegin acl\ncheck:\n  warn control = freeze\n  accept\n",
  },
  {
    name: "first in the ACL that a macro of the option names",
    settings:
      ".ifndef CHECK\nCHECK = check\n.endif\nacl_smtp_data = CHECK\nbegin acl\ncheck:\n  accept\n",
    want: ".ifndef CHECK\nCHECK = check\n.endif\nacl_smtp_data = CHECK\nbegin acl\ncheck:\n  warn control = freeze\n  accept\n",
  },
  {
    name: "into an ACL of its own where the option is not set",
    settings: "x = 1\nbegin acl\ncheck:\n  accept\nbegin routers\n",
    want: "x = 1\nacl_smtp_data = mailwarden_acl_smtp_data\nbegin acl\nmailwarden_acl_smtp_data:\n  warn control = freeze\n  accept\n\ncheck:\n  accept\nbegin routers\n",
  },
  {
    name: "with a section of its own where there are no ACLs",
    settings: "x = 1\nbegin routers\n",
    want: "x = 1\nacl_smtp_data = mailwarden_acl_smtp_data\nbegin acl\nmailwarden_acl_smtp_data:\n  warn control = freeze\n  accept\nbegin routers\n",
  },
  {
    name: "nowhere when only the server knows which ACL is meant",
    settings: "acl_smtp_data = ${if eq{1}{1}{a}{b}}\nbegin acl\na:\n  accept\n",
    want: "acl_smtp_data = ${if eq{1}{1}{a}{b}}\nbegin acl\na:\n  accept\n",
  },
])("puts lines $name", ({ settings, want }) => {
  expect(insertIntoAcl(settings, "acl_smtp_data", LINES)).toBe(want);
});
