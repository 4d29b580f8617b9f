import type { ListenAddress } from "../../system/listen-address.ts";

/** What belongs at the beginning of one ACL. */
export interface EximSnippet {
  /** The option that names the ACL. */
  readonly acl: "acl_smtp_rcpt" | "acl_smtp_data" | "acl_not_smtp";
  readonly lines: readonly string[];
}

/**
 * The ACLs that ask the guard from Exim (spec ch. 11, `readsocket`; ch. 43, `control = freeze`). An id of its own ties the
 * questions about one message together, for Exim has none before the message is whole. A guard that does not answer in
 * three seconds, or at all, is DUNNO.
 */
export function eximSnippets(address: ListenAddress): readonly EximSnippet[] {
  const place = address.kind === "inet" ? `inet:${address.host}:${address.port}` : address.path;
  const ask = (lines: readonly string[]): readonly string[] => [
    "  warn",
    `    set acl_m_mailwarden = \${readsocket{${place}}{request=smtpd_access_policy\\n\\`,
    ...lines.map((line) => `        ${line}\\n\\`),
    "        \\n}{3s}{ }{action=DUNNO}}",
  ];
  const common = [
    "instance=$acl_m_mailwarden_id",
    "client_address=$sender_host_address",
    "sasl_username=$authenticated_id",
    "sender=$sender_address",
  ];
  const whole = [
    "protocol_state=END-OF-MESSAGE",
    "queue_id=$message_exim_id",
    "recipient_count=$recipients_count",
    "size=$message_size",
  ];
  const script = [
    "instance=$message_exim_id",
    "mailwarden_user=$sender_ident",
    "sender=$sender_address",
  ];
  return [
    {
      acl: "acl_smtp_rcpt",
      lines: [
        "  warn",
        "    condition = ${if !def:acl_m_mailwarden_id}",
        "    set acl_m_mailwarden_id = $pid.$tod_epoch_l.$sender_host_port",
        ...ask(["protocol_state=RCPT", ...common, "recipient=$local_part@$domain"]),
        ...refusals("450|DEFER_IF_PERMIT", "550"),
      ],
    },
    { acl: "acl_smtp_data", lines: [...ask([...common, ...whole]), ...verdicts()] },
    { acl: "acl_not_smtp", lines: [...ask([...script, ...whole]), ...verdicts()] },
  ];
}

function verdicts(): readonly string[] {
  return [
    "  warn",
    "    condition = ${if match{$acl_m_mailwarden}{\\N^action=HOLD\\N}}",
    "    control = freeze/no_tell",
    ...refusals("450", "550"),
  ];
}

/** The client reads what stands behind the codes. */
function refusals(temporary: string, lasting: string): readonly string[] {
  const refusal = (verb: string, codes: string): readonly string[] => [
    `  ${verb}`,
    `    condition = \${if match{$acl_m_mailwarden}{\\N^action=(${codes}) \\N}}`,
    `    message = \${sg{$acl_m_mailwarden}{\\N^action=(${codes}) [45]\\.7\\.1 \\N}{}}`,
  ];
  return [...refusal("defer", temporary), ...refusal("deny", lasting)];
}
