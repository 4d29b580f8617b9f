import { containFault } from "../../core/containment.ts";
import type { FileOwner, HostFiles, HostWorld } from "../../core/host-world.ts";
import { abuseInQueue, culpritName } from "../abuse-in-queue.ts";
import { sha256 } from "../canonical-json.ts";
import type { ContainStep, StepContext } from "../contain-step.ts";
import { figures } from "../figures.ts";
import { identityOf, type MessageIdentity, MessagesHere } from "../message-identity.ts";
import { filesOf, placeForRestored } from "../queue-files.ts";
import { actOnQueue, queueCommand } from "../queue-programs.ts";
import { changeOrThrow } from "../run-or-throw.ts";

export interface QueueDeleteWork {
  readonly messages: readonly MessageIdentity[];
}

/** A message whose files lie in quarantine. */
interface QuarantinedMessage extends MessageIdentity {
  readonly files: readonly (FileOwner & {
    readonly name: string;
    readonly sizeBytes: number;
    readonly sha256: string;
  })[];
}

const QUEUE_FILE_BYTES_MAX = 1 << 30;
/** Written down and removed in one go; a crash costs at most so many copies that are made again. */
const MESSAGES_AT_ONCE = 1000;
/** Left free beside the copies. */
const SPARE_BYTES = 64 << 20;

/**
 * Takes the mail of the abuse out of the queue, into a quarantine: its files are copied, compared, and only then removed by
 * the server's own program. Only mail on hold is touched: nobody else works at it. Back it comes on hold.
 */
export const queueDelete: ContainStep<QueueDeleteWork, QuarantinedMessage> = {
  step: "queue-delete",
  reversible: true,
  reopens: false,

  plan(facts) {
    const messages = abuseInQueue(facts).map(identityOf);
    if (messages.length === 0) return Promise.resolve(undefined);
    return Promise.resolve({
      target: culpritName(facts),
      commands: [queueCommand(facts.server, "delete")],
      files: [],
      messages: messages.length,
      work: { messages },
    });
  },

  async apply({ messages }, context) {
    const { host, server, kept, isDryRun } = context;
    const here = new MessagesHere(await context.readQueue());
    const known = new Set(kept.all().map(({ queueId, content }) => `${queueId} ${content}`));
    let gone = 0;
    let moving = 0;
    let bytes = 0;
    const wanted = messages.flatMap((identity) => {
      const found = here.find(identity);
      if (found === "gone" || found === "other") {
        gone += known.has(`${identity.queueId} ${identity.content}`) ? 0 : 1;
        return [];
      }
      if (found.queue !== "hold" && !isDryRun) {
        moving += 1;
        return [];
      }
      bytes += found.sizeBytes ?? 0;
      return [found];
    });
    refuseWhereFull(context, bytes);
    for (let at = 0; at < wanted.length; at += MESSAGES_AT_ONCE) {
      const some = wanted.slice(at, at + MESSAGES_AT_ONCE);
      const copied = some
        .filter((message) => {
          const { queueId, content } = identityOf(message);
          return !known.has(`${queueId} ${content}`);
        })
        .map((message) => quarantine(message, context));
      if (copied.length > 0) host.files.sync(context.folder());
      kept.add(copied);
      await actOnQueue(
        host,
        server,
        "delete",
        some.map(({ queueId }) => queueId),
      );
    }
    const status = wanted.length === 0 && kept.all().length > 0 ? "already" : "done";
    return { status, found: figures({ deleted: wanted.length, gone, "not-held": moving }) };
  },

  async undo(_work, context) {
    const { host, server, kept, folder } = context;
    // By content: what a run that was killed has put back has a new queue id by now.
    const here = new Map<string, number>();
    for (const message of await context.readQueue()) {
      const { content } = identityOf(message);
      here.set(content, (here.get(content) ?? 0) + 1);
    }
    let restored = 0;
    let present = 0;
    let gone = 0;
    for (const message of kept.all()) {
      const count = here.get(message.content) ?? 0;
      here.set(message.content, count - 1);
      if (count > 0) present += 1;
      else if (restore(message, context)) restored += 1;
      else gone += 1;
    }
    if (restored > 0) host.files.sync(placeForRestored(server));
    // Also when nothing was left to put back: a run that was killed may not have come to this.
    await nameRestored(host, context);
    for (const { files } of kept.all())
      for (const { name } of files)
        if (host.files.look(`${folder()}/${name}`) !== undefined)
          host.files.remove(`${folder()}/${name}`);
    kept.clear();
    return { status: "done", found: figures({ restored, present, gone }) };
  },
};

function refuseWhereFull({ host, folder }: StepContext, bytes: number): void {
  const free = host.files.freeBytes(folder());
  if (free >= bytes + SPARE_BYTES) return;
  throw containFault("quarantine-full", { path: folder(), bytes, free });
}

function quarantine(
  message: Parameters<typeof identityOf>[0],
  { host, server, folder }: StepContext,
): QuarantinedMessage {
  const { files: door } = host;
  const identity = identityOf(message);
  const files = filesOf(door, server, message).flatMap((path) => {
    const facts = door.look(path);
    if (facts?.kind !== "file") return [];
    const name = `${identity.content.slice(0, 8)}-${path.slice(path.lastIndexOf("/") + 1)}`;
    const copy = `${folder()}/${name}`;
    // Of a run that was killed between copying and writing down.
    if (door.look(copy) !== undefined) door.remove(copy);
    const { uid } = host.self();
    door.copy(path, copy, { mode: 0o600, uid, gid: uid });
    const { mode, uid: ownerUid, gid, sizeBytes } = facts;
    const digest = sha256(door.read(copy, QUEUE_FILE_BYTES_MAX));
    return [{ name, sizeBytes, mode, uid: ownerUid, gid, sha256: digest }];
  });
  return { ...identity, files };
}

/** Puts the files back; false when they are gone from quarantine. */
function restore({ files }: QuarantinedMessage, context: StepContext): boolean {
  const { files: door } = context.host;
  const present = files.filter(
    ({ name }) => door.look(`${context.folder()}/${name}`) !== undefined,
  );
  for (const file of present) restoreFile(file, context);
  return present.length > 0;
}

function restoreFile(
  file: QuarantinedMessage["files"][number],
  { host: { files }, server, folder }: StepContext,
): void {
  const from = `${folder()}/${file.name}`;
  if (digestOf(files, from) !== file.sha256) {
    throw containFault("quarantine-changed", { path: from });
  }
  const place = placeForRestored(server);
  const name = file.name.slice(file.name.indexOf("-") + 1);
  const to = `${place}/${name}`;
  const there = files.look(to);
  if (there !== undefined && digestOf(files, to) === file.sha256) {
    // Of a run that was killed before it gave the file its owner.
    files.setOwner(to, file);
    return;
  }
  // A server writes nothing to these places that is not whole: this is what a run that was killed began.
  const isOurs = there !== undefined && there.sizeBytes < file.sizeBytes && there.uid === 0;
  if (isOurs) files.remove(to);
  if (there === undefined || isOurs) files.copy(from, to, file);
  else if (server.mta === "postfix") {
    // postsuper gives it a new name by its inode: until then any free one will do.
    files.copy(from, `${place}/${freeName(files, place, name)}`, file);
  } else {
    throw containFault("place-taken", { path: to });
  }
}

function digestOf(files: HostFiles, path: string): string {
  return sha256(files.read(path, QUEUE_FILE_BYTES_MAX));
}

/** Postfix takes only names of letters and digits for messages. */
function freeName(files: HostFiles, place: string, name: string): string {
  for (let count = 0; ; count += 1) {
    const free = `${name}${count}`;
    if (files.look(`${place}/${free}`) === undefined) return free;
  }
}

/** A short queue id is the inode of its file: files that were put there are renamed to theirs (postsuper(1), -s). */
async function nameRestored(host: HostWorld, { server }: StepContext): Promise<void> {
  if (server.mta === "exim") return;
  await changeOrThrow(host, "postsuper", ["-c", server.configDirectory, "-s", "hold"], {
    timeoutMs: 600_000,
  });
}
