import { depends, yes } from "./answers.ts";
import type { Verdict } from "./answers.ts";
import { said } from "../core/witness.ts";
import type { ConfigText } from "./config-text.ts";

/** What a Dovecot configuration among the texts says about empty logins; `undefined` when there is none. */
export function dovecotLogin(texts: readonly ConfigText[]): Verdict | undefined {
  const dovecot = texts.filter((t) => /^\s*passdb\b[^=\n]{0,80}\{/m.test(t.text));
  if (dovecot.length === 0) return undefined;
  for (const { name, text } of dovecot) {
    const lines = text.split("\n");
    const index = lines.findIndex((l) =>
      /^\s*[^#\s][^#]{0,300}\bnopassword(?:\s*=\s*(?:y|yes|true)?)?(?:\s|$|\})/.test(l),
    );
    if (index >= 0 && /driver\s*=\s*static|static/.test(text))
      return yes(said("password-not-needed", { source: name, line: index + 1 }));
  }
  return depends(said("dovecot-logins"));
}
