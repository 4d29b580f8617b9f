/** Undoes a Content-Transfer-Encoding (RFC 2045, 6); bytes in and out are Latin-1 characters. Broken input never throws. */
export function decodeTransfer(body: string, encoding: string): string {
  switch (encoding.trim().toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64").toString("latin1");
    case "quoted-printable":
      return decodeQuotedPrintable(body);
    default:
      return body;
  }
}

/** `=41` and soft line breaks; what is no code stays as written. */
export function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_code, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
}
