/** The addresses that the questions are asked with. All are invented: none may occur in a real table. */

/** A local part that no mailbox has; without characters at which a recipient_delimiter would cut it. */
const NOBODY = "nobody7c1d9b4e";
/** Stands for the domains of a data base that we cannot read. */
export const HOSTED_DOMAIN = "hosted-7c1d9b4e.example";
/** A domain of the attacker, with whatever DNS he likes. */
export const ATTACKER_DOMAIN = "attacker-7c1d9b4e.net";
/** A domain that has nothing to do with this server or with the attacker. */
export const THIRD_PARTY_DOMAIN = "thirdparty-7c1d9b4e.com";

export const ATTACKER = `mallory@${ATTACKER_DOMAIN}`;
export const THIRD_PARTY = `victim@${THIRD_PARTY_DOMAIN}`;
export const ATTACKER_HELO = `mail.${ATTACKER_DOMAIN}`;

/** An address in a domain of this server that has no mailbox. */
export function unknownIn(domain: string): string {
  return `${NOBODY}@${domain}`;
}

export function isNobody(key: string): boolean {
  return key.toLowerCase().startsWith(NOBODY);
}

/** Only the bare domain: which users it has is the data base's secret. */
export function isHosted(key: string): boolean {
  return key === HOSTED_DOMAIN;
}

/** True for domains that we made up for outsiders: no unreadable table of this server can hold them. */
export function isForeign(domain: string): boolean {
  return (
    domain.includes("thirdparty-7c1d9b4e") ||
    domain === ATTACKER_DOMAIN ||
    domain.endsWith(`.${ATTACKER_DOMAIN}`)
  );
}

/** Part of every login that we presume to exist. */
export const MEMBER = "member7c1d9b4e";

/** Stands for the host's own name where the configuration leaves it to the machine. */
export const OWN_HOST_NAME = "own-host-7c1d9b4e.example";
