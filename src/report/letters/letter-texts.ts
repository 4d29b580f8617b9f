import type { NamedText } from "../../core/named-text.ts";
import type { Letter } from "./letter.ts";

/** The letters as files; of two names that became alike the second gets a number. */
export function letterFiles(letters: readonly Letter[]): readonly NamedText[] {
  const taken = new Map<string, number>();
  return letters.map(({ fileName, text }) => {
    const times = (taken.get(fileName) ?? 0) + 1;
    taken.set(fileName, times);
    const dot = fileName.lastIndexOf(".");
    const name =
      times === 1 ? fileName : `${fileName.slice(0, dot)}-${times}${fileName.slice(dot)}`;
    return { name, text };
  });
}

const RULE = "=".repeat(72);

/** Letters one after another, for a reader. */
export function joinedLetters(letters: readonly Letter[]): string {
  return letters.map(({ text }) => text).join(`\n${RULE}\n\n`);
}

/** A single mail as it is; several as an mbox (RFC 4155), which mail programs open. */
export function joinedMails(mails: readonly Letter[], nowMs: number): string {
  const [only] = mails;
  if (mails.length <= 1) return only?.text ?? "";
  const stamp = mboxDate(nowMs);
  return mails
    .map(({ text }) => `From mailwarden ${stamp}\n${text.replace(/^(>*From )/gm, ">$1")}\n`)
    .join("");
}

/** `Wed Nov 25 13:56:16 2026`, in UTC, as asctime(3) writes it. */
function mboxDate(epochMs: number): string {
  const [weekday = "", day = "", month = "", year = "", time = ""] = new Date(epochMs)
    .toUTCString()
    .replace(",", "")
    .split(" ");
  return `${weekday} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`;
}
