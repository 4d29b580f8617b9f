import { request, type RequestOptions } from "node:http";
import type { ListenAddress } from "./listen-address.ts";

const WAIT_MS = 30_000;
const BYTES_MAX = 64 << 20;

/** Sends a body by POST and gives the answer's. Throws the system's error where nobody answers. */
export function askHttp(address: ListenAddress, body: string): Promise<string> {
  const place: RequestOptions =
    address.kind === "unix"
      ? { socketPath: address.path }
      : { host: address.host, port: address.port };
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...place,
        method: "POST",
        path: "/",
        timeout: WAIT_MS,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on("data", (chunk: Buffer) => {
          length += chunk.length;
          if (length > BYTES_MAX) response.destroy(new Error("the answer is too long"));
          else chunks.push(chunk);
        });
        response.on("error", reject);
        response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
      },
    );
    asked.on("timeout", () => asked.destroy(new Error("no answer in time")));
    asked.on("error", reject);
    asked.end(body);
  });
}
