import { registeredDomain } from "./host-name.ts";

/** Values of one kind that are told apart: strangers invent them, and each costs memory. Further ones are number 0. */
const VALUES_MAX = 1_000_000;

/**
 * Gives each value a mask of its own, numbered as they come: the same value has the same mask within a run, and a
 * mask says nothing about the value. The names end in `.invalid` (RFC 2606), so that nobody's are hit by chance.
 */
export class Masks {
  readonly #numbers = new Map<string, Map<string, number>>();

  user(name: string): string {
    return `user${this.#numberOf("user", name.toLowerCase())}`;
  }

  address(local: string, domain: string): string {
    return `${this.user(`${local}@${domain}`)}@${this.domain(domain)}`;
  }

  /** The domain that a host is in is masked by itself, so that one sees which hosts belong together. */
  domain(name: string): string {
    const lower = name.toLowerCase();
    const registered = registeredDomain(lower);
    const domain = `domain${this.#numberOf("domain", registered)}.invalid`;
    return lower === registered ? domain : `${this.host(lower)}.${domain}`;
  }

  /** A host without a domain. */
  host(name: string): string {
    return `host${this.#numberOf("host", name.toLowerCase())}`;
  }

  ip(address: string): string {
    return `ip-${this.#numberOf("ip", address)}`;
  }

  /** A subject, a display name, a header: words of whom nothing may be left. */
  words(text: string): string {
    return `masked-text-${this.#numberOf("words", text)}`;
  }

  #numberOf(kind: string, value: string): number {
    let numbers = this.#numbers.get(kind);
    if (numbers === undefined) this.#numbers.set(kind, (numbers = new Map<string, number>()));
    const known = numbers.get(value);
    if (known !== undefined) return known;
    if (numbers.size >= VALUES_MAX) return 0;
    numbers.set(value, numbers.size + 1);
    return numbers.size;
  }
}
