import type { SayingsCatalogue } from "../sayings-catalogue.ts";

export const sayingsJa: SayingsCatalogue = {
  "summary.clean": ({ messages }, f) =>
    `${f.number(messages)}通のメールを調べましたが、不正送信の形跡はありません。`,
};
