import type { SayingsCatalogue } from "../sayings-catalogue.ts";

export const sayingsZhCn: SayingsCatalogue = {
  "summary.clean": ({ messages }, f) => `检查了 ${f.number(messages)} 封邮件，未发现滥用迹象。`,
};
