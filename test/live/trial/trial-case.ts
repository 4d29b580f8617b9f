/** One server to try: its files as `audit` reads them, and how clients reach it. */
export interface TrialCase {
  readonly name: string;
  readonly mta: "postfix" | "exim";
  readonly files: Readonly<Record<string, string>>;
  readonly doors: readonly Door[];
  /** Domains it takes mail for. */
  readonly domains: readonly string[];
}

/** A port that outsiders reach. */
export interface Door {
  readonly port: number;
  readonly implicitTls: boolean;
  /** Expects the PROXY protocol, and takes any client's word. */
  readonly proxied: boolean;
}
