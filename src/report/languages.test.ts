import { describe, expect, test } from "vitest";
import { loadExplainWords } from "./explain-words.ts";
import { LANGUAGE_TAGS, loadLanguage, parseLanguageTag } from "./language.ts";

/** Names, codes and commands that every language writes alike. */
const SAME_EVERYWHERE = new Set(["Message-ID", "EVIDENCE", "COMMAND"]);
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Stands for any value that a sentence may ask for, and remembers what it asked for. */
function recordingValues(path: string, asked: Set<string>): unknown {
  const lists = new Set([
    "choices",
    "accounts",
    "clients",
    "receivers",
    "scripts",
    "addresses",
    "zones",
    "names",
    "ids",
  ]);
  return new Proxy(() => undefined, {
    get(_target, name) {
      if (name === Symbol.toPrimitive) {
        asked.add(path);
        return (hint: string) => (hint === "number" ? 3 : "2024-05-01T08:00:00Z");
      }
      if (typeof name === "symbol") return undefined;
      if (name === "confidence") {
        asked.add(`${path}.confidence`);
        return "certain";
      }
      if (lists.has(name)) {
        asked.add(`${path}.${name}`);
        return ["a", "b"];
      }
      return recordingValues(`${path}.${name}`, asked);
    },
  });
}

interface Entry {
  readonly text: string;
  readonly asked: ReadonlySet<string>;
}

/** Every text of a catalogue by its path; functions are called. */
async function entriesOf(tag: (typeof LANGUAGE_TAGS)[number]): Promise<Map<string, Entry>> {
  const { labels, sayings, formats } = await loadLanguage(tag);
  const entries = new Map<string, Entry>();
  const walk = (node: unknown, path: string): void => {
    // Answers that a user types, as many as a language has.
    if (path === "labels/contain/byHand/yes") return;
    // Between two sentences stands nothing in some scripts.
    if (path === "explain/frame/between") return;
    if (typeof node === "string") entries.set(path, { text: node, asked: new Set() });
    else if (typeof node === "function") {
      const asked = new Set<string>();
      const say = node as (values: unknown, f: unknown) => unknown;
      const text = say(recordingValues("", asked), formats);
      entries.set(path, { text: String(text), asked });
    } else if (typeof node === "object" && node !== null) {
      for (const [name, child] of Object.entries(node))
        walk(child, path ? `${path}/${name}` : name);
    }
  };
  walk({ labels, sayings, explain: await loadExplainWords(tag) }, "");
  return entries;
}

/** Names of protocols and records: `SPF`, `MTA-STS`. */
const ACRONYM = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/;

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  test("has the same entries as English, none of them empty", async () => {
    const entries = await entriesOf(tag);
    expect([...entries.keys()].sort()).toEqual([...(await entriesOf("en")).keys()].sort());
    const empty = [...entries].filter(([, { text }]) => text.trim() === "");
    expect(empty.map(([path]) => path)).toEqual([]);
  });

  test("says every value that English says", async () => {
    const entries = await entriesOf(tag);
    const differences: string[] = [];
    for (const [path, { asked }] of await entriesOf("en")) {
      const here = entries.get(path)?.asked ?? new Set();
      const lacking = [...asked].filter((value) => !here.has(value));
      if (lacking.length > 0) differences.push(`${path} lacks ${lacking.join(", ")}`);
    }
    expect(differences).toEqual([]);
  });
});

describe.each(LANGUAGE_TAGS.filter((tag) => tag !== "en"))("%s", (tag) => {
  test("is no English left over", async () => {
    const english = [...(await entriesOf(tag))].filter(
      ([path, { text }]) =>
        !CJK.test(text) &&
        /[A-Za-z]{2}/.test(text) &&
        !SAME_EVERYWHERE.has(text) &&
        !ACRONYM.test(text) &&
        !path.endsWith("/failed") &&
        !/\/(?:login|localUser|action|titled|qualified|hop|handled|sureness|span|choices|listed|under|withMail)$/.test(
          path,
        ),
    );
    expect(english.map(([path, { text }]) => `${path}: ${text}`)).toEqual([]);
  });

  test("has the punctuation of its script", async () => {
    const halfWidth = [...(await entriesOf(tag))].filter(([, { text }]) =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,;:!?]/u.test(text),
    );
    expect(halfWidth.map(([path, { text }]) => `${path}: ${text}`)).toEqual([]);
  });
});

/** What an administrator there does not say, or calls by the other word that the catalogue has for it. */
const FOREIGN_WORDS = {
  "zh-CN": "你 伺服器 網路 资料夹 信头 退信反弹 身份认证器 置为保留",
  "zh-TW":
    "你 服務器 網絡 默認 登錄 賬號 郵箱 隊列 客戶端 信息 數據 軟件 郵件頭 轉發 開放轉送 退信散射 濫發 設為保留",
  ja: "差出人 配送不能通知 もとのメール ブラックリスト",
} as const;

describe.each(["zh-CN", "zh-TW", "ja"] as const)("%s, as its administrators write it", (tag) => {
  test("one word for a thing, and no word of another country", async () => {
    const foreign = [...(await entriesOf(tag))].flatMap(([path, { text }]) =>
      FOREIGN_WORDS[tag]
        .split(" ")
        .filter((word) => text.includes(word))
        .map((word) => `${path}: ${word}`),
    );
    expect(foreign).toEqual([]);
  });

  test("brackets around its words, and quotation marks around values, are of its script", async () => {
    const latin = [...(await entriesOf(tag))].filter(
      ([, { text }]) =>
        /\([^()]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][^()]*\)/u.test(text) ||
        /"(?:2024-05-01T08:00:00Z|3)"/.test(text),
    );
    expect(latin.map(([path, { text }]) => `${path}: ${text}`)).toEqual([]);
  });
});

test.each([
  { input: "en_GB.UTF-8", want: "en" },
  { input: "C.UTF-8", want: "en" },
  { input: "POSIX", want: "en" },
  { input: "zh_CN.GB18030", want: "zh-CN" },
  { input: "zh", want: "zh-CN" },
  { input: "zh-Hans-SG", want: "zh-CN" },
  { input: "zh_TW.UTF-8", want: "zh-TW" },
  { input: "zh_HK", want: "zh-TW" },
  { input: "zh-Hant", want: "zh-TW" },
  { input: "ja_JP.eucJP", want: "ja" },
  { input: "de_DE.UTF-8@euro", want: undefined },
  { input: "", want: undefined },
])("the language of $input is $want", ({ input, want }) => {
  expect(parseLanguageTag(input)).toBe(want);
});
