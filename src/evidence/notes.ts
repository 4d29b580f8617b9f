/**
 * Codes of `evidence[].notes` that come from reading evidence; a value, where there is one, follows after a blank.
 *
 * | code | value | meaning |
 * | --- | --- | --- |
 * | `year-assumed` | year | the stamps have no year: the latest that the file's time and today allow; of the first stamp |
 * | `year-given` | year | the stamps have no year: from `--year`; of the first stamp |
 * | `year-from` | source | the stamps have no year: the same lines stand in that source with one |
 * | `year-in-text` | year | the stamps have no year: dates beside the log lines of a paste do; of the first stamp |
 * | `zone-from` | source | the stamps have no offset: from that source, which holds the same lines or is of the same server |
 * | `truncated` | | the file ends too early: what there was is used |
 * | `damaged` | | a damaged place: what stood before it is used |
 * | `trailing-junk` | | bytes after the end of the compressed data are left out |
 * | `too-large` | | cut at the limit for temporary copies |
 * | `utf-16` | | was UTF-16, read as UTF-8 |
 * | `joined-lines` | count | so many pieces of wrapped lines were put back on their line |
 * | `split-lines` | count | so many lines were cut out of collapsed text |
 * | `dropped-lines` | count | so many lines of prose and other text are left out |
 * | `quoted-lines` | count | so many lines without stamp repeat one that stands there with its stamp |
 */
export const NOTE_CODES = [
  "year-assumed",
  "year-given",
  "year-from",
  "year-in-text",
  "zone-from",
  "truncated",
  "damaged",
  "trailing-junk",
  "too-large",
  "utf-16",
  "joined-lines",
  "split-lines",
  "dropped-lines",
  "quoted-lines",
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];
