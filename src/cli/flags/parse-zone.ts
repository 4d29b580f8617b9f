/** The zone as given when it is an IANA name that this machine knows. */
export function parseZone(text: string): string | undefined {
  // Newer engines take bare offsets for zones as well, older ones do not.
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    const { timeZone } = Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    return timeZone === "" ? undefined : text;
  } catch {
    return undefined;
  }
}
