import { existsSync } from "node:fs";
import { mustRun } from "./run-program.ts";

export const CERTIFICATE = "/etc/ssl/mail.example.org.pem";
export const PRIVATE_KEY = "/etc/ssl/mail.example.org.key";

/** Makes the self-signed certificate of mail.example.org, once. */
export async function makeCertificate(): Promise<void> {
  if (existsSync(CERTIFICATE)) return;
  const command =
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 " +
    `-keyout ${PRIVATE_KEY} -out ${CERTIFICATE} ` +
    "-subj /CN=mail.example.org -addext subjectAltName=DNS:mail.example.org";
  await mustRun("sh", ["-c", command]);
  // Exim reads it as its own user.
  await mustRun("chmod", ["644", PRIVATE_KEY]);
}
