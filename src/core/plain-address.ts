/** A dot-atom and a host name (RFC 5321, 4.1.2): no quotes, comments, blanks or line ends that could break a header. */
const PLAIN =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,20}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,10}[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const LENGTH_MAX = 254;

/** The address when it is fit for a header of a mail as it stands; undefined for anything else. */
export function parsePlainAddress(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed.length <= LENGTH_MAX && PLAIN.test(trimmed) ? trimmed : undefined;
}
