/** Which logs are taken, and in which order: the newest first, until the limit is reached. */
export const LOGS = String.raw`
# How the content of a log is read, by its name; status 1 when the program is missing.
unpacker_of() {
  case $1 in
    *.gz) unpacker=gzip ;;
    *.xz) unpacker=xz ;;
    *.bz2) unpacker=bzip2 ;;
    *.zst) unpacker=zstd ;;
    *) unpacker= ;;
  esac
  [ -z "$unpacker" ] || command -v "$unpacker" >/dev/null 2>&1
}

unpack() {
  if [ -z "$unpacker" ]; then cat; else "$unpacker" -dc; fi
}

# Everything is packed again, for passwords in a log must be masked; the time of the file stays: it tells the
# year of stamps that have none.
take_log() {
  is_readable_file "$1" || return 0
  if ! unpacker_of "$1"; then
    note "$1" "left out: $unpacker is not installed"
    return 0
  fi
  bytes=$(size_of "$1")
  [ -z "$unpacker" ] || bytes=$((bytes * 10))
  if [ "$log_bytes_left" -le 0 ]; then
    note "$1" "left out: the limit of $log_limit_mb MB is reached (MAILWARDEN_LOG_MB)"
    return 0
  fi
  place "$1"
  copy=$evidence/files/$1
  [ "$unpacker" = gzip ] || copy=$copy.gz
  if [ -z "$unpacker" ] && [ "$bytes" -gt "$log_bytes_left" ]; then
    note "$1" "only the last $log_bytes_left of $bytes bytes were taken"
    tail -c "$log_bytes_left" "$1" | sed 1d | mask_log | gzip -c >"$copy"
  else
    unpack <"$1" | mask_log | gzip -c >"$copy"
  fi
  touch -r "$1" "$copy"
  log_bytes_left=$((log_bytes_left - bytes))
  logs_taken=$((logs_taken + 1))
}

take_logs_newest_first() {
  while [ $# -gt 0 ]; do
    newest=$1
    for file in "$@"; do
      if [ "$file" -nt "$newest" ]; then newest=$file; fi
    done
    take_log "$newest"
    left=$#
    while [ "$left" -gt 0 ]; do
      file=$1
      shift
      left=$((left - 1))
      [ "$file" = "$newest" ] || set -- "$@" "$file"
    done
  done
}

take_logs() {
  free_kb=$(df -Pk "$work" 2>/dev/null | awk 'NR == 2 { print $4 }')
  case $free_kb in '' | *[!0-9]*) free_kb=0 ;; esac
  # Logs shrink to a tenth or less: the archive and its parts fit where a quarter of the text would.
  if [ "$free_kb" -gt 0 ] && [ $((free_kb / 256)) -lt "$log_limit_mb" ]; then
    log_limit_mb=$((free_kb / 256))
    note logs "limited to $log_limit_mb MB: little free space in $TMPDIR (set TMPDIR to another folder)"
  fi
  log_bytes_left=$((log_limit_mb * 1048576))
  logs_taken=0
  set --
  for file in var/log/mail.log* var/log/mail.info* var/log/mail.warn* var/log/mail.err* var/log/maillog* \
    var/log/mail/* var/log/postfix*.log* var/log/dovecot*.log* var/log/exim4/*log* var/log/exim/*log* \
    var/log/exim_*log* var/spool/exim/log/*log* var/log/amavis*log* var/log/rspamd/*log* \
    var/log/php*mail*.log*; do
    if [ -f "$file" ]; then set -- "$@" "$file"; fi
  done
  take_logs_newest_first "$@"
  [ "$logs_taken" -gt 0 ] || take_mixed_logs
}

# No mail log of its own: the lines of the mail programs from the system's log or the journal.
take_mixed_logs() {
  for file in var/log/syslog var/log/messages; do
    is_readable_file "$file" || continue
    place "$file"
    grep -aE '(postfix|exim|dovecot|opendkim|amavis|rspamd|postgrey|saslauthd)' "$file" |
      tail -c "$log_bytes_left" | mask_log | gzip -c >"$evidence/files/$file.gz"
    touch -r "$file" "$evidence/files/$file.gz"
    logs_taken=$((logs_taken + 1))
  done
  if may_run journalctl; then
    journalctl --no-pager -o short-iso -u 'postfix*' -u 'exim*' -u 'dovecot*' -u 'amavis*' -u 'rspamd*' \
      -u 'opendkim*' </dev/null 2>/dev/null | tail -c "$log_bytes_left" | mask_log |
      gzip -c >"$evidence/commands/journal.gz"
    # An empty gzip file has 20 bytes.
    if [ "$(size_of "$evidence/commands/journal.gz")" -gt 100 ]; then return 0; fi
    rm "$evidence/commands/journal.gz"
  fi
  [ "$logs_taken" -gt 0 ] || note logs "no mail log was found"
}
`;
