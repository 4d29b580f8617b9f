import type { SayingsCatalogue } from "../sayings-catalogue.ts";

export const sayingsEn: SayingsCatalogue = {
  "summary.clean": ({ messages }, f) =>
    f.plural(messages, {
      one: "No sign of abuse in # message.",
      other: "No sign of abuse in # messages.",
    }),
};
