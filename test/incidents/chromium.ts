/** Where Debian installs it. */
export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** For a browser that shows files and asks nobody for anything. */
export const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;
