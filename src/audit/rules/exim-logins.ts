import { DEFAULT_PLACE } from "../config-text.ts";
import type { Place } from "../config-text.ts";
import type { Driver, EximConfig } from "../exim/config.ts";
import { splitList } from "../exim/list.ts";
import { behindLine } from "./exim-acl-fix.ts";
import {
  looksAtPassword,
  passwordOf,
  soundCondition,
  userOf,
  withPassword,
} from "./exim-password.ts";
import { replaceLine } from "./fix.ts";
import type { FixPart } from "./fix.ts";
import type { EximView, Rule } from "./rule.ts";
import { main, mainPlace, yesRow, answerHit } from "./exim-hits.ts";

const ENCRYPTED_ONLY = "server_advertise_condition = ${if def:tls_in_cipher}";

const NO_BYPASS = {
  command: "printf 'EHLO x\\nAUTH PLAIN AAA=\\nQUIT\\n' | exim -bh 203.0.113.66",
  expect: "535 Incorrect authentication data",
} as const;

const plaintext = (
  config: EximConfig,
): { readonly driver: Driver; readonly condition: string; readonly place: Place }[] =>
  config.authenticators.flatMap((driver) => {
    const condition = driver.options.get("server_condition");
    return condition === undefined
      ? []
      : [{ driver, condition: condition.value, place: condition.place }];
  });

/** `eq{$auth3}{${lookup ...}}` without a forced failure. */
function comparesLookup(condition: string, number: string): boolean {
  return (
    new RegExp(`\\$\\{?(?:auth)?${number}\\b`).test(condition) &&
    condition.includes("lookup") &&
    !/\}\s*fail\b/.test(condition)
  );
}

const replaceCondition = (place: Place, before: string, after: string): FixPart["fix"] & object =>
  replaceLine(place, `server_condition = ${before}`, `server_condition = ${after}`);

/** A condition that is there is replaced: the mechanism is offered through TLS alone. */
function encryptedOnly(config: EximConfig, { name, options }: Driver): FixPart {
  const condition = options.get("server_advertise_condition");
  return condition === undefined
    ? behindLine(config, `${name}:`, [`  ${ENCRYPTED_ONLY}`])
    : {
        fix: replaceLine(
          condition.place,
          `server_advertise_condition = ${condition.value}`,
          ENCRYPTED_ONLY,
        ),
      };
}

/** Who may log in, and how. */
export const EXIM_LOGINS: readonly Rule<EximView>[] = [
  {
    id: "EX-AUT-01",
    severity: "critical",
    verify: NO_BYPASS,
    check: (view) => {
      if (yesRow(view, "authBypass") === undefined) return [];
      return plaintext(view.config)
        .filter(({ driver, condition }) => comparesLookup(condition, passwordOf(driver)))
        .map(({ driver, condition, place }) => ({
          subject: driver.name,
          place,
          fix: replaceCondition(place, condition, withPassword(condition, driver)),
        }));
    },
  },
  {
    id: "EX-AUT-02",
    severity: "critical",
    verify: NO_BYPASS,
    check: ({ config }) =>
      plaintext(config)
        .filter(({ driver, condition }) => !looksAtPassword(condition, driver))
        .map(({ driver, condition, place }) => {
          const sound = soundCondition(config, driver);
          return {
            subject: driver.name,
            place,
            ...(sound !== undefined && { fix: replaceCondition(place, condition, sound) }),
          };
        }),
  },
  {
    id: "EX-AUT-03",
    severity: "critical",
    check: (view) =>
      yesRow(view, "authBypass") === undefined
        ? []
        : view.config.authenticators
            .filter(
              (d) =>
                d.options.get("driver")?.value === "cram_md5" &&
                !/fail/.test(d.options.get("server_secret")?.value ?? "fail"),
            )
            .map((d) => {
              const secret = d.options.get("server_secret");
              const place = secret?.place ?? d.place;
              const value = secret?.value ?? "";
              // A secret that is empty is that of everybody who is not there.
              const sound = `\${if !eq{${value}}{}{${value}}fail}`;
              const [before, after] = [`server_secret = ${value}`, `server_secret = ${sound}`];
              return { subject: d.name, place, fix: replaceLine(place, before, after) };
            }),
  },
  {
    id: "EX-AUT-04",
    severity: "critical",
    check: ({ config }) =>
      plaintext(config)
        .filter(({ driver, condition }) =>
          new RegExp(
            `match(?:_address)?\\s*\\{.*\\}\\s*\\{\\$(?:auth)?${passwordOf(driver)}\\}`,
          ).test(condition),
        )
        .map(({ driver, condition, place }) => ({
          subject: driver.name,
          place,
          fix: replaceCondition(
            place,
            condition,
            withPassword(condition.replace(/\bmatch(?:_address)?(?=\s*\{)/, "eq"), driver),
          ),
        })),
  },
  {
    id: "EX-AUT-05",
    severity: "high",
    verify: {
      command: "printf 'EHLO x\\nQUIT\\n' | exim -bh 203.0.113.66",
      expect: "no-auth-line",
    },
    check: (view) => {
      if (yesRow(view, "authPlaintext") === undefined) return [];
      return view.config.authenticators
        .filter(
          (d) =>
            !/tls_(?:in_)?cipher/.test(d.options.get("server_advertise_condition")?.value ?? ""),
        )
        .map((d) => ({
          subject: d.name,
          place: d.options.get("server_advertise_condition")?.place ?? d.place,
          ...encryptedOnly(view.config, d),
        }));
    },
  },
  {
    id: "EX-AUT-06",
    severity: "medium",
    check: ({ config }) =>
      plaintext(config)
        .filter(({ condition }) => /\beq\s*\{\$(?:auth)?[23]\}/.test(condition))
        .map(({ driver, place }) => ({ subject: driver.name, place })),
  },
  {
    id: "EX-AUT-07",
    severity: "medium",
    check: ({ config }) =>
      config.authenticators
        .filter((d) => d.options.has("server_condition") && !d.options.has("server_set_id"))
        .map((d) => ({
          subject: d.name,
          place: d.place,
          ...behindLine(config, `${d.name}:`, [`  server_set_id = $auth${userOf(d)}`]),
        })),
  },
  {
    id: "EX-AUT-08",
    severity: "medium",
    check: ({ config }) =>
      config.authenticators.length > 0 && !config.main.has("acl_smtp_auth")
        ? [
            {
              subject: "acl_smtp_auth",
              place: DEFAULT_PLACE,
              fix: { file: "exim4.conf", diff: "+acl_smtp_auth = acl_check_auth" },
            },
          ]
        : [],
  },
  {
    id: "EX-AUT-09",
    severity: "medium",
    check: (view) =>
      splitList(main(view.config, "tls_on_connect_ports"))
        .filter((p) => /^\d+$/.test(p) && !view.scenes.some((s) => s.listener.port === Number(p)))
        .map((p) => ({
          subject: `port ${p}`,
          place: mainPlace(view.config, "tls_on_connect_ports"),
        })),
  },
  {
    id: "EX-AUT-10",
    severity: "low",
    check: (view) => answerHit(view, "authOnPort25", () => true),
  },
];
