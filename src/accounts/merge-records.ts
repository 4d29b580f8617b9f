import type { Account } from "./account.ts";
import type { AccountRecord } from "./row-account.ts";

/** One record for each account of each store: passwd and shadow are halves, a dump and a pasted row are copies. */
export function mergeRecords(records: readonly AccountRecord[]): readonly AccountRecord[] {
  const byId = new Map<string, AccountRecord>();
  for (const record of records) {
    const id = idOf(record.account);
    const before = byId.get(id);
    byId.set(id, before === undefined ? record : merged(before, record));
  }
  const administrators = new Set(
    [...byId.values()].flatMap(({ account }) =>
      account.isAdministrator && account.login.includes("@") ? [account.login.toLowerCase()] : [],
    ),
  );
  return [...byId.values()]
    .map((record) => ({ ...record, account: withRights(record.account, administrators) }))
    .sort((a, b) => compare(a.account, b.account));
}

/** A row printed without its query's line has no table; the columns say the store. */
function idOf({ login, store, source, isAdministrator }: Account): string {
  const isApart = isAdministrator && store !== "system";
  const table = store === "table" ? source.table : isApart ? "administrators" : "";
  return [login.toLowerCase(), store, table].join("\0");
}

function merged(a: AccountRecord, b: AccountRecord): AccountRecord {
  const one = a.account;
  const other = b.account;
  const useOther = a.password === undefined;
  const password = useOther ? (b.password ?? a.password) : a.password;
  const clearCopy = a.clearCopy ?? b.clearCopy;
  return {
    password,
    clearCopy,
    whole: a.whole || b.whole,
    sources: [...new Set([...a.sources, ...b.sources])],
    account: {
      ...one,
      active: useOther ? (other.active ?? one.active) : (one.active ?? other.active),
      services: {
        smtp: one.services.smtp ?? other.services.smtp,
        imap: one.services.imap ?? other.services.imap,
        pop3: one.services.pop3 ?? other.services.pop3,
        webmail: one.services.webmail ?? other.services.webmail,
      },
      createdAt: one.createdAt ?? other.createdAt,
      changedAt: one.changedAt ?? other.changedAt,
      expiresAt: one.expiresAt ?? other.expiresAt,
      lastLoginAt: one.lastLoginAt ?? other.lastLoginAt,
      password: {
        scheme: password?.scheme ?? null,
        clearTextCopy: clearCopy !== undefined,
      },
      aliases: [...new Set([...one.aliases, ...other.aliases])].sort(),
      isAdministrator: one.isAdministrator || other.isAdministrator,
      source: useOther ? other.source : one.source,
      shown: useOther ? other.shown : one.shown,
    },
  };
}

function withRights(account: Account, administrators: ReadonlySet<string>): Account {
  return administrators.has(account.login.toLowerCase())
    ? { ...account, isAdministrator: true }
    : account;
}

function compare(a: Account, b: Account): number {
  return (
    order(a.login, b.login) || order(a.source.name, b.source.name) || a.source.line - b.source.line
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
