import { describe, expect, test } from "vitest";
import { parsePostfixConfig } from "../../audit/postfix/parse-config.ts";
import type { ListenAddress } from "../../system/listen-address.ts";
import { inspectPostfixHooks } from "./postfix-hooks.ts";

const ADDRESSES: readonly ListenAddress[] = [
  { kind: "inet", host: "127.0.0.1", port: 10040 },
  { kind: "unix", path: "/var/spool/postfix/private/mailwarden" },
];
const GUARD =
  "check_policy_service { inet:127.0.0.1:10040, default_action=DUNNO, timeout=5s, try_limit=1 }";

/** One listener on port 25 with all three lists, of which the tests change some. */
function mainCf(changes: Readonly<Record<string, string>> = {}): string {
  const all = {
    mailwarden_guard: GUARD,
    smtpd_recipient_restrictions: "$mailwarden_guard, permit_mynetworks, reject_unauth_destination",
    smtpd_data_restrictions: "$mailwarden_guard",
    smtpd_end_of_data_restrictions: "$mailwarden_guard",
    ...changes,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");
}

function inspect(main: string, master = "") {
  const config = parsePostfixConfig([
    { name: "main.cf", text: `myhostname = mail.example.org\n${main}` },
    ...(master === "" ? [] : [{ name: "master.cf", text: master }]),
  ]);
  if (config === undefined) throw new Error("no configuration");
  return inspectPostfixHooks(config, ADDRESSES, { canHold: true });
}

const codes = (main: string, master?: string) =>
  inspect(main, master).map(({ code, listener, parameter }) =>
    [code, listener, parameter.replace(/^smtpd_|_restrictions$/g, "")].join(" "),
  );

describe("inspectPostfixHooks", () => {
  test.each<{ name: string; main: string; want: readonly string[] }>([
    { name: "as setup prints it", main: mainCf(), want: [] },
    {
      name: "by its socket in the chroot",
      main: mainCf({
        mailwarden_guard: GUARD.replace("inet:127.0.0.1:10040", "unix:private/mailwarden"),
      }),
      want: [],
    },
    {
      name: "nowhere",
      main: "",
      want: [
        "hook-missing port 25 recipient",
        "hook-missing port 25 data",
        "hook-missing port 25 end_of_data",
      ],
    },
    {
      name: "somebody else's policy server",
      main: mainCf({ smtpd_data_restrictions: "check_policy_service inet:127.0.0.1:10023" }),
      want: ["hook-missing port 25 data"],
    },
    {
      name: "behind a permit",
      main: mainCf({
        smtpd_recipient_restrictions:
          "permit_mynetworks, permit_sasl_authenticated, $mailwarden_guard",
      }),
      want: ["hook-behind-permit port 25 recipient"],
    },
    {
      name: "without a default, with Postfix's own time-out",
      main: mainCf({ smtpd_data_restrictions: "check_policy_service inet:127.0.0.1:10040" }),
      want: ["hook-unsafe-default port 25 data", "hook-slow port 25 data"],
    },
    {
      name: "with both set for all policy servers",
      main: mainCf({
        smtpd_data_restrictions: "check_policy_service inet:127.0.0.1:10040",
        smtpd_policy_service_default_action: "DUNNO",
        smtpd_policy_service_timeout: "5s",
      }),
      want: [],
    },
    {
      name: "before a proxy filter",
      main: mainCf({ smtpd_proxy_filter: "127.0.0.1:10025" }),
      want: ["hook-proxy-filter port 25 proxy_filter"],
    },
  ])("$name", ({ main, want }) => {
    expect(codes(main)).toEqual(want);
  });

  test("a listener with lists of its own, and one where a filter gives mail back", () => {
    const master = `smtp inet n - y - - smtpd
submission inet n - y - - smtpd
  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
127.0.0.1:10025 inet n - y - - smtpd
  -o smtpd_recipient_restrictions=permit_mynetworks,reject
  -o smtpd_data_restrictions=
`;
    const problems = inspect(mainCf(), master);
    expect(problems.map(({ code, listener, command }) => ({ code, listener, command }))).toEqual([
      {
        code: "hook-missing",
        listener: "submission (587)",
        command:
          "postconf -P 'submission/inet/smtpd_recipient_restrictions=$mailwarden_guard,permit_sasl_authenticated,reject'",
      },
      {
        code: "hook-reinjection",
        listener: "127.0.0.1:10025",
        command: "postconf -P 127.0.0.1:10025/inet/smtpd_end_of_data_restrictions=",
      },
    ]);
  });

  test("the command keeps what is there, and moves a check of ours to the front", () => {
    const [problem] = inspect(
      mainCf({
        smtpd_recipient_restrictions: `permit_mynetworks, check_policy_service inet:127.0.0.1:10023, ${GUARD}, reject_unauth_destination`,
      }),
    );
    expect(problem?.command).toBe(
      "postconf -e 'smtpd_recipient_restrictions = $mailwarden_guard, permit_mynetworks, check_policy_service, inet:127.0.0.1:10023, reject_unauth_destination'",
    );
  });
});
