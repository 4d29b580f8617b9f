import { SmtpClient } from "./smtp-client.ts";

/** What the submission port answers to a login, from a colleague's address. */
export async function loginCode(user: string, password: string): Promise<number> {
  const client = await openSession("198.51.100.7");
  const { code } = await client.login(user, password);
  await client.quit();
  return code;
}

/** What it answers to a sender, for one who has logged in. */
export async function senderCode(
  user: string,
  password: string,
  { sender, recipient }: { readonly sender: string; readonly recipient: string },
): Promise<number> {
  const client = await openSession("198.51.100.7");
  await client.login(user, password);
  await client.command(`MAIL FROM:<${sender}>`);
  const { code } = await client.command(`RCPT TO:<${recipient}>`);
  await client.quit();
  return code;
}

/** A connection to the submission port, over TLS. */
export async function openSession(from: string): Promise<SmtpClient> {
  const client = await SmtpClient.connect({ from, port: 587 });
  await client.hello();
  await client.startTls();
  return client;
}
