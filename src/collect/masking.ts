/**
 * The `sed` programs that keep secrets out of the archive. Settings that only name a secret's place
 * (`smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd`, `password_query`) stay, for the audit needs them.
 */
export const MASKING = String.raw`
mask_settings() {
  sed -E \
    -e '/^[[:space:]]*[A-Za-z0-9_]*(password_maps|pass_scheme|password_query|password_attribute|password_file|passwd_file)/!s/^([[:space:]]*(hide[[:space:]]+)?[A-Za-z0-9_.-]*([Pp][Aa][Ss][Ss][Ww]([Oo][Rr])?[Dd]|[Bb][Ii][Nn][Dd]_?[Pp][Ww]|[Dd][Nn][Pp][Aa][Ss][Ss]|[Ss][Ee][Cc][Rr][Ee][Tt]|[Aa][Pp][Ii]_?[Kk][Ee][Yy]|[Tt][Oo][Kk][Ee][Nn])[A-Za-z0-9_.-]*[[:space:]]*[=:][[:space:]]*).*/\1********/' \
    -e 's/(^|[^A-Za-z0-9_])(([Pp][Aa][Ss][Ss][Ww]([Oo][Rr])?[Dd]|[Pp][Aa][Ss][Ss]|[Pp][Ww][Dd])[[:space:]]*=[[:space:]]*)[^[:space:];,&}]+/\1\2********/g' \
    -e 's/((mysql|pgsql|redis|ldap_default|oracle|ibase)_servers[[:space:]]*=[[:space:]]*).*/\1********/' \
    -e 's/(client_send|server_password|server_secret|client_secret)([[:space:]]*=[[:space:]]*).*/\1\2********/' \
    -e '/static:\{?[[:space:]]*(smtp|relay|lmtp|error|discard|retry|local|virtual|dovecot)[}:[:space:]]/!s/(static:)(\{[^}]*\}|[^[:space:],]*:[^[:space:],]*)/\1********/g' \
    -e '/password_maps/s/inline:\{.*/inline:********/' \
    -e 's#(://[^/[:space:]:@]*:)[^/[:space:]@]+@#\1********@#g' \
    -e 's/\$(1|2[abxy]?|5|6|7|y|gy|apr1|argon2[id]*)\$[A-Za-z0-9.\/$+=,-]+/********/g' \
    -e 's/(\{[A-Z0-9]+([.-][A-Za-z0-9]+)*\})[A-Za-z0-9+\/=.$-]{8,}/\1********/g' \
    -e 's/(mysql[a-z]*[[:space:]]([^|;]*[[:space:]])?-p)[^[:space:]]+/\1********/g' \
    -e 's/(--password=)[^[:space:]]+/\1********/g' \
    -e 's/^(\[[^][:space:]]+\](:[A-Za-z0-9]+)?[[:space:]]+[^[:space:]:]+:)[^[:space:]]+/\1********/' \
    -e 's/^([^#[:space:]]+[[:space:]]+[^[:space:]:=]+@[^[:space:]:]+:)[^[:space:]]+[[:space:]]*$/\1********/'
}

# Dovecot logs what a client gave as password, and what it was compared with (auth_debug_passwords; log_password_failure
# in its auth-request.c); smtpd -v logs the whole dialogue.
mask_log() {
  sed -E \
    -e 's/(given password:?[[:space:]]*).*/\1********/' \
    -e 's/(([A-Z0-9.-]*CRYPT|PLAIN|[A-Z0-9-]*MD5|S?SHA[0-9]*|ARGON2[A-Z]*)\()[^)]*(\) != ).*/\1********\3********/' \
    -e 's/([Aa][Uu][Tt][Hh] [A-Za-z0-9-]+ )[a-z]*[A-Z0-9+\/=][A-Za-z0-9+\/=]{3,}/\1********/' \
    -e 's/(< [^[:space:]]+\[[0-9A-Fa-f.:]+\]: )[A-Za-z0-9+\/]{8,}=*[[:space:]]*$/\1********/' \
    -e 's/(resp=)[A-Za-z0-9+\/=]+/\1********/' \
    -e 's/(([Pp][Aa][Ss][Ss][Ww]([Oo][Rr])?[Dd]|[Pp][Aa][Ss][Ss]|[Pp][Ww][Dd])=)[^[:space:];,&)]+/\1********/g' \
    -e 's/\$(1|2[abxy]?|5|6|7|y|gy|apr1|argon2[id]*)\$[A-Za-z0-9.\/$+=,-]+/********/g' \
    -e 's/(\{[A-Z0-9]+([.-][A-Za-z0-9]+)*\})[A-Za-z0-9+\/=.$-]{8,}/\1********/g'
}
`;
