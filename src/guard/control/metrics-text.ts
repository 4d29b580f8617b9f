import type { GuardStatus } from "./guard-status.ts";

/**
 * The figures for Prometheus (text format 0.0.4). No label holds an account or an address: an attacker would choose
 * how many series there are.
 */
export function metricsText(status: GuardStatus): string {
  const { counts, subjects } = status;
  return [
    ...metric("requests_total", "counter", "Policy requests answered.", [["", counts.requests]]),
    ...metric("messages_total", "counter", "Messages asked about.", [["", counts.messages]]),
    ...metric("answers_total", "counter", "Messages not let pass, by answer.", [
      ['{answer="hold"}', counts.held],
      ['{answer="refuse"}', counts.refused],
      ['{answer="watched"}', counts.watched],
    ]),
    ...metric("stage_requests_total", "counter", "Policy requests by stage.", stages(status)),
    ...metric("connections", "gauge", "Open connections of the mail server.", [
      ["", status.connections],
    ]),
    ...metric("open_messages", "gauge", "Messages remembered between their stages.", [
      ["", status.openMessages],
    ]),
    ...metric("held_messages", "gauge", "Messages held and not released.", [
      ["", status.heldMessages],
    ]),
    ...metric(
      "subjects",
      "gauge",
      "Names in memory by kind.",
      Object.entries(subjects).map(([kind, count]) => [`{kind="${kind}"}`, count] as const),
    ),
    ...metric("logins_total", "counter", "Logins seen, by how they ended.", [
      ['{result="failed"}', status.logins.failures],
      ['{result="succeeded"}', status.logins.successes],
    ]),
    ...metric("bans_total", "counter", "Clients banned.", [["", status.logins.banned]]),
    ...metric("bans", "gauge", "Bans that go on.", [["", status.logins.bans]]),
    ...metric("spared_total", "counter", "Attacks not answered with a ban.", [
      ["", status.logins.spared],
    ]),
    ...metric("failing_clients", "gauge", "Clients remembered because they failed.", [
      ["", status.logins.sources],
    ]),
    ...metric("auth_policy_requests_total", "counter", "Questions and reports of Dovecot.", [
      ["", status.logins.policyAsked],
    ]),
    ...metric("auth_policy_refused_total", "counter", "Logins refused to Dovecot.", [
      ["", status.logins.policyRefused],
    ]),
    ...metric("log_lines_total", "counter", "Lines of the mail logs read.", [
      ["", status.logLines],
    ]),
    ...metric("log_behind_bytes", "gauge", "Bytes of the mail logs that were not read yet.", [
      ["", status.logs.reduce((sum, { behindBytes }) => sum + behindBytes, 0)],
    ]),
    ...metric("logs_unreadable", "gauge", "Mail logs that cannot be read.", [
      ["", status.logs.filter(({ problem }) => problem !== null).length],
    ]),
    ...metric("state_writable", "gauge", "1 when the state can be written.", [
      ["", status.stateError === null ? 1 : 0],
    ]),
    ...metric("memory_bytes", "gauge", "Resident memory.", [["", status.memoryMiB * 1048576]]),
    ...metric("uptime_seconds", "gauge", "Seconds since the start.", [["", status.uptimeSeconds]]),
    "",
  ].join("\n");
}

function metric(
  name: string,
  type: "counter" | "gauge",
  help: string,
  values: readonly (readonly [labels: string, value: number])[],
): readonly string[] {
  return [
    `# HELP mailwarden_guard_${name} ${help}`,
    `# TYPE mailwarden_guard_${name} ${type}`,
    ...values.map(([labels, value]) => `mailwarden_guard_${name}${labels} ${value}`),
  ];
}

/** A stage is one of the protocol's own. */
function stages({ hooks }: GuardStatus): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const { asked } of hooks) {
    for (const [stage, count] of Object.entries(asked)) {
      sums.set(stage, (sums.get(stage) ?? 0) + count);
    }
  }
  return [...sums].map(([stage, count]) => [`{stage="${stage}"}`, count] as const);
}
