/**
 * The parts of this folder are joined by `collectScript` to one POSIX shell program. They are raw templates, so a
 * shell variable is written `$name`, never with braces.
 */
export const PREAMBLE = String.raw`#!/bin/sh
# Gathers what Mailwarden needs to know about a mail server into one .tar.gz. Reads only: the archive is the
# one thing it writes. Needs no Node and no root; what could not be read stands in the MANIFEST.
#
#   sh collect.sh                  the archive goes to a new folder below /tmp; its path is printed
#   sh collect.sh FILE.tar.gz      the archive goes there
#   sh collect.sh - > FILE.tar.gz  the archive goes to standard output, e.g. through ssh
#
# MAILWARDEN_LOG_MB=1024    at most so many MB of logs, counted uncompressed, newest first
# MAILWARDEN_ROOT=/mnt      collect from a disk mounted there; then no command is run, for it would speak of
#                           this machine, unless MAILWARDEN_COMMANDS=1
#
# Left out or masked: private keys, password maps, password hashes, passwords in settings and logs, the text
# of queued mail.

talk() { printf '%s\n' "$*" >&2; }

# A file name may hold line breaks and terminal escapes: they end here.
printable() { printf '%s' "$1" | tr -c '\040-\176' '?'; }

note() {
  printf '%s: %s\n' "$(printable "$1")" "$2" >>"$work/notes"
}

prepare() {
  umask 077
  LC_ALL=C
  export LC_ALL
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
  export PATH
  root=$MAILWARDEN_ROOT
  log_limit_mb=$MAILWARDEN_LOG_MB
  case $log_limit_mb in '' | *[!0-9]*) log_limit_mb=1024 ;; esac
  [ -n "$TMPDIR" ] || TMPDIR=/tmp
  work=$(mktemp -d "$TMPDIR/mailwarden.XXXXXX") || {
    talk "Cannot make a folder in $TMPDIR: set TMPDIR to a folder with free space."
    exit 2
  }
  trap 'rm -rf "$work"' 0
  trap 'exit 2' 1 2 15
  evidence=$work/mailwarden-evidence
  mkdir "$evidence" "$evidence/files" "$evidence/commands"
  : >"$work/notes"
  cd "$root/" || {
    talk "Cannot enter $root: MAILWARDEN_ROOT must be a folder."
    exit 2
  }
  real_root=$(pwd -P)
  [ "$real_root" != / ] || real_root=
  [ "$(id -u)" = 0 ] || note user "not root: logs, queue and some settings may be missing"
}
`;
