import { expect, it } from "vitest";
import { ownDomainLists } from "./own-domain-lists.ts";

const HEAD = `domainlist local_domains = example.org
domainlist relay_to = backup.example
domainlist unused = other.example
`;

it.each([
  {
    name: "what an ACL asks for",
    settings: `${HEAD}begin acl\ncheck:\n  accept domains = +local_domains : +relay_to\n`,
    want: ["local_domains", "relay_to"],
  },
  {
    name: "what a router delivers here, not what one sends out",
    settings: `${HEAD}begin acl\ncheck:\n  accept\nbegin routers\nout:\n  driver = dnslookup\n  domains = +unused\nhere:\n  driver = accept\n  domains = +local_domains\n`,
    want: ["local_domains"],
  },
  {
    name: "nothing that is only excluded, or not defined",
    settings: `${HEAD}begin acl\ncheck:\n  deny !domains = +local_domains\n  accept domains = +nowhere\n`,
    want: [],
  },
])("own domains: $name", ({ settings, want }) => {
  expect(ownDomainLists(settings)).toEqual(want);
});
