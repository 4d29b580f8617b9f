export interface ContentType {
  /** `multipart/report`, lower case; `text/plain` when there is none (RFC 2045, 5.2). */
  readonly type: string;
  /** Names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER =
  /;[ \t]{0,20}([\w*-]{1,40})[ \t]{0,20}=[ \t]{0,20}(?:"((?:[^"\\]|\\.){0,300})"|([^;\s"]{1,300}))/g;

/** Reads a Content-Type field; what is broken is left out. */
export function parseContentType(value: string): ContentType {
  const type =
    /^\s{0,20}([\w.+-]{1,60}\/[\w.+-]{1,100})/.exec(value)?.[1]?.toLowerCase() ?? "text/plain";
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, bare = ""] of value.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, "$1") ?? bare);
  }
  return { type, parameters };
}
