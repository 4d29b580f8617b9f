/** Why a document could not be fetched. */
export type FetchFailure =
  | "unreachable"
  | "timed-out"
  | "too-large"
  | "not-json"
  /** The host is in a network that a public server has no business to send us to. */
  | "forbidden-place"
  | "too-many-redirects";

export type FetchedJson =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly kind: "failed"; readonly why: FetchFailure };

/** Fetches one JSON document. Bounded in time, size and redirects; never throws. */
export type FetchJson = (url: string) => Promise<FetchedJson>;
