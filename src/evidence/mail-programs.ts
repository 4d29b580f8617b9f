const MAIL_PROGRAM = new RegExp(
  "^(?:postfix.*|exim4?|dovecot.*|imap(?:-login)?|pop3(?:-login)?|managesieve(?:-login)?|submission(?:-login)?" +
    "|lmtp|lda|deliver|auth|auth-worker|opendkim|opendmarc|dkim-filter|amavis(?:d|-new)?|rspamd.*|spamd|spamass-milter" +
    "|postgrey|postfwd\\d?|policyd.*|cbpolicyd|policy-spf|postsrsd|saslauthd|sendmail|sm-mta|sm-msp-queue|clamav-milter" +
    "|clamsmtpd|milter-.*|mimedefang.*|mailman|smtpd?|qmgr|oqmgr|cleanup|pickup|bounce|local|virtual|pipe|error|trivial-rewrite" +
    "|postscreen|dnsblog|tlsproxy|anvil|scache|verify|proxymap|master|postsuper|postdrop|postqueue|mailwarden|iredapd|slockd)$",
  "i",
);

/** Whether a program name as logged (`postfix-smo/submission/smtpd`, `dovecot`) belongs to a mail system. */
export function isMailProgram(program: string): boolean {
  const [first = "", ...deeper] = program.replace(/^\//, "").split(/[/(]/, 4);
  // A bare `auth` or `error` of some other program is taken for mail: it costs a few lines that nobody understands.
  return MAIL_PROGRAM.test(first) || deeper.some((part) => MAIL_PROGRAM.test(part));
}
