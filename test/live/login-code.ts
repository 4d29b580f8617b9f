import { SmtpClient } from "./smtp-client.ts";

/** What the submission port answers to a login, from a colleague's address. */
export async function loginCode(user: string, password: string): Promise<number> {
  const client = await openSession("198.51.100.7");
  const { code } = await client.login(user, password);
  await client.quit();
  return code;
}

/** A connection to the submission port, over TLS. */
async function openSession(from: string): Promise<SmtpClient> {
  const client = await SmtpClient.connect({ from, port: 587 });
  await client.hello();
  await client.startTls();
  return client;
}
