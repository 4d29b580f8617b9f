/** An SMTP reply at the beginning of a text: `550 5.1.1 <x>: User unknown`. */
export interface FoundReply {
  readonly replyCode?: number;
  readonly enhancedCode?: string;
  readonly text: string;
}

const CODE = /^\s*([2-5]\d\d)(?:[ -]|$)/;
/** RFC 3463: class, subject, detail of one to three digits. */
const ENHANCED = /^\s*([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/;

/** Takes code and enhanced code off the front; both may be missing. */
export function readReply(text: string): FoundReply {
  let rest = text;
  const code = CODE.exec(rest);
  if (code !== null) rest = rest.slice(code[0].length);
  const enhanced = ENHANCED.exec(rest);
  if (enhanced !== null) rest = rest.slice(enhanced[0].length);
  return {
    ...(code !== null && { replyCode: Number(code[1]) }),
    ...(enhanced?.[1] !== undefined && { enhancedCode: enhanced[1] }),
    text: rest.trim(),
  };
}
