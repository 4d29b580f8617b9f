import { isRedacted } from "../core/mail-address.ts";

/**
 * True for what a Postfix, Exim or sendmail queue id looks like. A `Received` line may say `id warning`, and many lines
 * of a log begin with that word.
 */
export function looksLikeQueueId(text: string): boolean {
  return /^(?=[A-Za-z-]{0,30}\d)[\dA-Za-z-]{5,40}$|^[A-F]{6,20}$/.test(text) && !isRedacted(text);
}
