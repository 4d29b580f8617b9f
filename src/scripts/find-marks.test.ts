import { describe, expect, test } from "vitest";
import { loadPhpReader, mayHaveMarks } from "./php-source.ts";

const readPhp = await loadPhpReader();

/** Mark to line, of `<?php` and the given code. */
function marksOf(code: string): Readonly<Record<string, number>> {
  return Object.fromEntries(readPhp(`<?php\n${code}`).map(({ mark, line }) => [mark, line]));
}

describe("what speaks against a script", () => {
  test.each([
    { name: "the request's code", code: "eval($_POST['c']);", want: { "runs-request": 2 } },
    {
      name: "by way of variables",
      code: "$a = stripslashes($_REQUEST['x']);\n$b = $a;\n@assert($b);",
      want: { "runs-request": 4 },
    },
    {
      name: "the request's function",
      code: "$_GET['f']($_GET['x']);",
      want: { "runs-request": 2 },
    },
    { name: "a shell", code: "echo `{$_GET['c']}`;", want: { "runs-request": 2 } },
    {
      name: "the body of the request",
      code: "eval(file_get_contents('php://input'));",
      want: { "runs-request": 2 },
    },
    {
      name: "hidden code",
      code: "$x = 'aGk=';\neval(gzinflate(base64_decode($x)));",
      want: { "runs-decoded": 3 },
    },
    {
      name: "a function whose name is hidden",
      code: "$f = str_rot13('riny');\n$f('1');",
      want: { "runs-decoded": 3 },
    },
    {
      name: "old regular expressions that run",
      code: "preg_replace('/.*/e', base64_decode($x), '');",
      want: { "runs-decoded": 2 },
    },
    {
      name: "recipients out of the request",
      code: "foreach (explode(\"\\n\", $_POST['to']) as $to)\n  mail(trim($to), 's', 'b');",
      want: { "sends-mail": 3, "request-to-mail": 3 },
    },
    {
      name: "SMTP of its own",
      code: "$s = fsockopen('127.0.0.1', 25);",
      want: { "sends-mail": 2 },
    },
    {
      name: "sendmail",
      code: "popen('/usr/sbin/sendmail -t', 'w');",
      want: { "sends-mail": 2 },
    },
  ])("$name", ({ code, want }) => {
    expect(mayHaveMarks(`<?php ${code}`)).toBe(true);
    expect(marksOf(code)).toEqual(want);
  });
});

describe("what honest scripts do", () => {
  test.each([
    {
      name: "a contact form writes to its owner",
      code: "mail('owner@example.com', $_POST['subject'], $_POST['text']);",
      want: { "sends-mail": 2 },
    },
    {
      name: "a table of handlers",
      code: "$h = $handlers[$_GET['page']];\n$h();\n$k = handlerFor($_POST['a']);\n$k();",
      want: {},
    },
    {
      name: "words in comments and strings",
      code: "// eval($_POST['x'])\n$s = 'eval(base64_decode(1))';",
      want: {},
    },
    { name: "a method called mail", code: "$list->mail($_POST['to']);", want: {} },
    {
      name: "decoding without running",
      code: "$image = base64_decode($_POST['image']);",
      want: {},
    },
    {
      name: "a choice by the request",
      code: "$f = isset($_GET['x']) ? 'trim' : 'chop';\n$f('a');",
      want: {},
    },
  ])("$name", ({ code, want }) => {
    expect(marksOf(code)).toEqual(want);
  });
});

describe("what was made to harm the reader", () => {
  test.each([
    { name: "parentheses", text: "(".repeat(200_000) },
    { name: "calls in calls", text: "mail(".repeat(40_000) },
    { name: "arrays in arrays", text: "[".repeat(200_000) },
    { name: "an open string", text: `"${"$a[".repeat(50_000)}` },
    { name: "an open comment", text: `/*${"*".repeat(200_000)}` },
    { name: "an endless sum", text: `eval(${"$a.".repeat(60_000)}$_POST[1]);` },
    {
      name: "bytes",
      text: Buffer.from(Uint8Array.from({ length: 50_000 }, (_, i) => (i * 37) % 256)).toString(
        "latin1",
      ),
    },
  ])("$name", ({ text }) => {
    expect(() => readPhp(`<?php ${text}`)).not.toThrow();
  });
});
