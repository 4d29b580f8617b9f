import type { SayingsCatalogue } from "../sayings-catalogue.ts";

export const sayingsZhTw: SayingsCatalogue = {
  "summary.clean": ({ messages }, f) => `檢查了 ${f.number(messages)} 封郵件，未發現濫用跡象。`,
};
