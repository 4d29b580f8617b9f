import type { EventDraft } from "./event-draft.ts";

const VERDICT =
  /^(?:spamd: )?(identified spam|clean message) \((-?[\d.]+)\/(-?[\d.]+)\) for (\S{1,120}):\d+ in [\d.]+ seconds, (\d+) bytes/;
const PROCESSING = /^(?:spamd: )?(?:processing|checking) message (.*) for (\S{1,120}):\d+\.?$/;

/** SpamAssassin's spamd: the score; its `user:uid` is the reader of the mail, not a sender. */
export function parseSpamd(body: string): EventDraft | undefined {
  const verdict = VERDICT.exec(body);
  if (verdict !== null)
    return {
      kind: "filter-verdict",
      action: verdict[1] ?? "",
      reason: `${verdict[2] ?? ""}/${verdict[3] ?? ""}`,
      sizeBytes: Number(verdict[5]),
    };
  const processing = PROCESSING.exec(body);
  if (processing !== null)
    return {
      kind: "filter-verdict",
      action: "processing",
      messageId: (processing[1] ?? "").replace(/^<(.*)>$/, "$1"),
    };
  if (/^(?:spamd: )?result: [Y.] /.test(body))
    return { kind: "filter-verdict", action: "result", reason: body };
  return { kind: "server", reason: body };
}
