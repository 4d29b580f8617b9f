/** From when on failed logins are an attack (`guard.logins`). */
export interface LoginRules {
  /** Different guesses of one client, an account with a password each, in an hour and in a day. */
  readonly guessesPerHour: number;
  readonly guessesPerDay: number;
  /** Attempts of one client in ten minutes where nobody tells whether the passwords differ. */
  readonly attempts: number;
  /** Networks that fail at one account in six hours. */
  readonly accountNetworks: number;
  /** Clients that fail in six hours without ever getting in, and accounts that they try. */
  readonly sprayClients: number;
  readonly sprayAccounts: number;
  /** For so long a network is known from which somebody logged in. */
  readonly knownForMs: number;
}
