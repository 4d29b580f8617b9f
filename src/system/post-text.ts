const WAIT_MS = 10_000;

/**
 * Posts a text. Undefined = it was taken, else why not; the address is in no message, for it may hold a token. A
 * redirect is not followed: it would carry the text to somebody who was not named.
 */
export async function postText(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(WAIT_MS),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `status ${response.status}`;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const code = (cause as NodeJS.ErrnoException).code;
    return (
      code ??
      (error instanceof Error && error.name === "TimeoutError"
        ? "no answer in time"
        : "unreachable")
    );
  }
}
