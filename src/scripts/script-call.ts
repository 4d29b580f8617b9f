/** A script at work at one moment, as PHP's mail log or a web server's access log tells it. */
export interface ScriptCall {
  readonly atMs: number;
  /** PHP's mail log: the file with its folders. Access log: the path in the URL. */
  readonly script: string;
  /** Whom PHP's mail log names as recipients, lower case, the first ones. */
  readonly recipients: readonly string[];
  /** Who asked the web server for it. */
  readonly clientIp?: string;
  readonly source: string;
  readonly line: number;
  /** The line's beginning. */
  readonly text: string;
}

/** A line of a log, as far as it is kept. */
export interface NumberedLine {
  readonly source: string;
  readonly line: number;
  readonly text: string;
}
