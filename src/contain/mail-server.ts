/** The mail server of this machine that is being contained. */
export type MailServer = PostfixServer | EximServer;

/** Where its settings are: a folder, or a file. */
export function settingsPlace(server: MailServer): string {
  return server.mta === "postfix" ? server.configDirectory : server.configFile;
}

export interface PostfixServer {
  readonly mta: "postfix";
  /** Folder of main.cf and master.cf. */
  readonly configDirectory: string;
  readonly queueDirectory: string;
  /** `3.7.11` */
  readonly version: string;
}

export interface EximServer {
  readonly mta: "exim";
  /** `exim4`, `/usr/sbin/exim`. */
  readonly program: string;
  /** The file that the running server reads. */
  readonly configFile: string;
  readonly spoolDirectory: string;
  /** `4.96` */
  readonly version: string;
}
