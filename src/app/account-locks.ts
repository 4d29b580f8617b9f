import { randomBytes } from "node:crypto";
import { lockedPassword } from "../accounts/lock/account-lock.ts";
import { canonicalJson } from "../contain/canonical-json.ts";
import type { AccountLock, AccountLocks, AccountPlace } from "../core/account-locks.ts";
import { containFault, ContainProblem } from "../core/containment.ts";
import type { AccountStore } from "./lock-stores/account-store.ts";
import { findStores, type LockWorlds } from "./lock-stores/find-stores.ts";

/** Notes what a dry run would do to an account, instead of doing it. */
export type NoteChange = (place: AccountPlace) => void;

export interface AccountLockOptions {
  /** The settings file that leads to the accounts; undefined = the usual one. */
  readonly settings?: string | undefined;
  /** With it, nothing in a store is changed. */
  readonly note?: NoteChange | undefined;
}

/** Locks the accounts of this machine, in whatever store they are. */
export function createAccountLocks(
  worlds: LockWorlds,
  { settings, note }: AccountLockOptions = {},
): AccountLocks {
  const stores = (login: string) => findStores(login, settings, worlds);
  const storeOf = async ({ login, store }: AccountPlace): Promise<AccountStore> => {
    const found = (await stores(login)).find(({ name }) => name === store);
    if (found !== undefined) return found;
    throw containFault("store-gone", { store });
  };
  const look = async (store: AccountStore, place: AccountPlace) => {
    const change = await store.look(place.login, place.locked);
    return change === undefined ? undefined : lockOf(store, place, change);
  };
  return {
    async find(login) {
      const accounts: AccountLock[] = [];
      const away: string[] = [];
      const seen = new Set<string>();
      const locked = lockedPassword(randomBytes(18));
      for (const store of await stores(login)) {
        try {
          const found = await look(store, { login, store: store.name, locked });
          const content = canonicalJson(found?.change ?? null);
          // One database by its socket and by its address, one file in two passdbs.
          if (found === undefined || (!found.isLocked && seen.has(content))) continue;
          seen.add(content);
          accounts.push(found);
        } catch (error) {
          if (!(error instanceof ContainProblem)) throw error;
          away.push(store.name);
        }
      }
      return { accounts, away };
    },
    look: async (place) => look(await storeOf(place), place),
    async lock(lock) {
      const store = await storeOf(lock);
      if (note !== undefined) return note(lock);
      const status = await store.lock(lock.change);
      if (status !== "done" && status !== "already") throw changed(lock);
    },
    async unlock(lock) {
      const store = await storeOf(lock);
      const now = await look(store, lock);
      if (now === undefined) throw changed(lock);
      if (canonicalJson(now.change) === canonicalJson(lock.change)) return "already";
      if (note !== undefined) note(lock);
      else if ((await store.unlock(lock.change)) !== "undone") throw changed(lock);
      return "done";
    },
    async renewed(lock, password) {
      const store = await storeOf(lock);
      const change = store.renewed(lock.change, password);
      return change === undefined ? undefined : lockOf(store, lock, change);
    },
  };
}

function lockOf(store: AccountStore, place: AccountPlace, change: unknown): AccountLock {
  const { login, locked } = place;
  return {
    login,
    store: store.name,
    locked,
    isLocked: store.isLocked(change),
    shown: store.shown(change),
    change,
  };
}

function changed({ login, store }: AccountPlace): ContainProblem {
  return containFault("account-changed", { login, store });
}
