/** What a check shows after a fix, where that is no reply of the server that stands for itself. */
const TEXTS = {
  "no-auth-line": {
    en: "no AUTH line before STARTTLS",
    "zh-CN": "STARTTLS 之前没有 AUTH 一行",
    "zh-TW": "STARTTLS 之前沒有 AUTH 這一行",
    ja: "STARTTLSの前にAUTHの行がない",
  },
  "relay-denied": {
    en: "554 or 454, Relay access denied",
    "zh-CN": "554 或 454，Relay access denied",
    "zh-TW": "554 或 454，Relay access denied",
    ja: "554または454、Relay access denied",
  },
  "no-answer": {
    en: "no answer",
    "zh-CN": "没有任何结果",
    "zh-TW": "沒有任何結果",
    ja: "何も返らない",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

type ExpectationCode = keyof typeof TEXTS;
export type ExpectationLanguage = keyof (typeof TEXTS)[ExpectationCode];

/** A server's reply as it is, or a code for words. */
export type Expectation = ExpectationCode | `${number} ${string}`;

/** The words for a code; a reply stays as the server says it. */
export function expectationText(expect: string, language: ExpectationLanguage): string {
  return isCode(expect) ? TEXTS[expect][language] : expect;
}

function isCode(text: string): text is ExpectationCode {
  return Object.hasOwn(TEXTS, text);
}
