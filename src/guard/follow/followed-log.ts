import type { FollowedLine } from "./followed-line.ts";

/** What happens to a log that its administrator should know. */
export interface LogTrouble {
  /** It cannot be read; undefined = it can be again. */
  unreadable(source: string, reason: string | undefined): void;
  /** Lines that nobody read are not there any more. */
  gap(source: string, reason: "rotated" | "emptied"): void;
}

/** A log that is read as it grows. */
export interface FollowedLog {
  readonly source: string;
  /** Bytes that are there and were not read yet, as far as known. */
  readonly behindBytes: number;
  /** Why it cannot be read. */
  readonly problem: string | undefined;
  /** Reads some; true when there is more. Never throws for the log's own troubles. */
  step(onLine: (line: FollowedLine) => void): Promise<boolean>;
  /** Where it is, as text for the state; undefined while it is nowhere. */
  place(): string | undefined;
  close(): Promise<void>;
}
