/** A regexp_table(5) entry that holds what equals `value`: keys of other tables end at a blank or begin at `#`. */
export function holdEntry(value: string): string {
  const pattern = value.replace(/[.[\]\\()*+?{}|^$/]/g, "\\$&");
  return `/^${pattern}$/ HOLD mailwarden\n`;
}

/** A cidr_table(5) entry. */
export function holdClient(ip: string): string {
  return `${ip} HOLD mailwarden\n`;
}

/** A line that `pickup` writes into what local users submit (pickup.c), before any line of theirs. */
export function holdSubmitter(uid: number): string {
  return `/^Received: by [^ ]+ \\([^)]*, from userid ${uid}\\)/ HOLD mailwarden\n`;
}
