/** Boxes that an answer names for us to write to. */
const OFFICE =
  /^(?:.{0,40}[._-])?(?:abuse|admin|delist|help|noc|postmaster|spam|support|tobr|tosa|unblock|unlist)/i;
const ADDRESS = /([\w.!#$%&'*+/=?^{|}~-]{1,64})@((?:[\w-]{1,63}\.){1,10}[\w-]{1,63})/g;

/** A receiver's answer without the people in it; its hosts, codes and offices stay, since the receiver needs them. */
export function maskAnswer(answer: string): string {
  return answer.replace(ADDRESS, (address: string, local: string, domain: string) =>
    OFFICE.test(local) ? address : `****@${domain}`,
  );
}
