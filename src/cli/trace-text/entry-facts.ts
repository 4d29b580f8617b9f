import type { Fact } from "../../report/text/blocks.ts";
import { shortStamp } from "../../report/text/stamp.ts";
import type { StoryEntry } from "../../story/message-story.ts";
import type { TracePage } from "./trace-page.ts";

/** How a message came in: through which daemon, from whom, with which login or local user. */
export function entryFacts(entry: StoryEntry | null, { labels }: TracePage): readonly Fact[] {
  const { facts, values } = labels;
  if (entry === null) return [{ name: facts.entered, value: values.entryUnknown, tone: "warn" }];
  const program = entry.program ?? entry.daemon ?? "";
  const listed: Fact[] = [
    { name: facts.entered, value: `${shortStamp(entry.at, values.unknownTime)}  ${program}` },
  ];
  const client = clientOf(entry);
  if (client !== undefined) {
    const { helo } = entry;
    const value = helo === undefined ? client : values.helo({ client, helo });
    listed.push({ name: facts.client, value });
  }
  const { account, user, uid } = entry;
  if (account !== undefined) {
    const method = entry.authenticator ?? entry.method;
    listed.push({
      name: facts.account,
      value: account === "" ? values.emptyLogin : values.login({ account, method }),
      tone: "strong",
    });
  } else if (client !== undefined) {
    listed.push({ name: facts.account, value: values.noLogin });
  }
  if (user !== undefined || uid !== undefined) {
    listed.push({ name: facts.localUser, value: values.localUser({ user, uid }), tone: "strong" });
  }
  const script = entry.script ?? entry.directory;
  if (script !== undefined) listed.push({ name: facts.script, value: script, tone: "strong" });
  return listed;
}

function clientOf({ clientName, clientIp }: StoryEntry): string | undefined {
  if (clientIp === undefined) return clientName;
  return clientName === undefined ? clientIp : `${clientName}[${clientIp}]`;
}
