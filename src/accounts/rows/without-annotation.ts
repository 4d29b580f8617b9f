/** `<—–创建日期`, `<-- here`, `← new`: what an author writes behind a value to point at it. */
const ANNOTATION = /[ \t]{0,9}(?:<[-—–]{2,}|←|⇐).*$/;

/** The value alone. */
export function withoutAnnotation(text: string): string {
  return text.replace(ANNOTATION, "");
}
