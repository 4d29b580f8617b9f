/** Somebody tried to log in. */
export interface LoginAttempt {
  /** Address of the client. */
  readonly client: string;
  /** The login as typed; empty where nobody says. */
  readonly login: string;
  readonly isSuccess: boolean;
  /** Of the password; undefined where only a log tells, so that nobody knows whether it is always the same one. */
  readonly passwordHash: string | undefined;
  /** Told by the authentication itself, or afterwards by a log. */
  readonly from: "policy" | "log";
}
