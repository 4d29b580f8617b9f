/** The manifest, the archive and the order of everything. */
export const ARCHIVE = String.raw`
hash_files() {
  if command -v sha256sum >/dev/null 2>&1; then
    find files commands -type f -exec sha256sum '{}' +
  elif command -v openssl >/dev/null 2>&1; then
    find files commands -type f -exec openssl dgst -sha256 -r '{}' +
  else
    echo "no sha256sum and no openssl on this machine"
  fi
}

write_manifest() {
  {
    echo "Mailwarden evidence, form 1"
    echo "made: $(date -u +%Y-%m-%dT%H:%M:%SZ)"
    echo "root: $(printable "$root/")"
    echo "user: $(id -u)"
    echo "masked: passwords, hashes, AUTH replies"
    echo
    echo "Not taken or not complete:"
    cat "$work/notes"
    echo "queued mail: only the lists, never the messages"
    echo
    echo "SHA-256:"
    (cd "$evidence" && hash_files)
  } >"$evidence/MANIFEST"
}

pack() {
  tar -cf - -C "$work" mailwarden-evidence | gzip -c
}

main() {
  archive=$1
  case $archive in
    '' | - | /*) ;;
    *) archive=$PWD/$archive ;;
  esac
  if [ "$archive" != - ] && [ -e "$archive" ]; then
    talk "Cannot write $archive: it exists; name a new file."
    exit 2
  fi
  prepare
  talk "Collecting (reads only) ..."
  take_logs
  take_all_settings
  ask_commands
  write_manifest
  if [ "$archive" = - ]; then
    pack || exit 2
  else
    if [ -z "$archive" ]; then
      archive=$(mktemp -d "$TMPDIR/mailwarden-evidence.XXXXXX")/mailwarden-evidence.tar.gz
    fi
    # A file that appeared meanwhile, or a link, is not written through.
    (set -C && pack >"$archive") || {
      talk "Cannot write $archive."
      exit 2
    }
    printf '%s\n' "$archive"
  fi
  talk "Not taken or not complete (also in the MANIFEST):"
  cat "$work/notes" >&2
}

# Last, so that a script cut short by a broken connection does nothing.
main "$@"
`;
