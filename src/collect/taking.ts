/** How one file or the output of one command gets into the archive. */
export const TAKING = String.raw`
# A user who owns a log or settings folder could leave a link to /etc/shadow there: follow none that leads
# out of the folder's first two levels (/var/log, /etc/postfix).
is_readable_file() {
  if [ ! -f "$1" ]; then
    return 1
  fi
  if [ -L "$1" ]; then
    target=$(readlink -f "$1")
    fence=$(printf '%s' "$1" | cut -d/ -f1-2 | head -n 1)
    case $target in
      "$real_root/$fence/"*) ;;
      *)
        note "$1" "left out: a link that leads elsewhere"
        return 1
        ;;
    esac
  fi
  if [ ! -r "$1" ]; then
    note "$1" "could not be read: no permission"
    return 1
  fi
}

size_of() { wc -c <"$1" | tr -cd '0-9'; }

# place FILE: where it goes in the archive; makes the folder.
place() {
  mkdir -p "$evidence/files/$(dirname "$1")"
}

take_settings() {
  for file in "$@"; do
    is_readable_file "$file" || continue
    if [ "$(size_of "$file")" -gt 1048576 ]; then
      note "$file" "left out: larger than 1 MB"
      continue
    fi
    case "/$file" in
      *.db | *.lmdb | *.cdb | *.dir | *.pag | *.so | *.pem | *.key | *.crt | *.p12 | *.pfx | */makedefs.out | */postfix-files)
        continue
        ;;
      */auth-passwdfile.conf.ext | */passwd-file.conf.ext) ;;
      *[Pp][Aa][Ss][Ss][Ww]* | *[Ss][Ee][Cc][Rr][Ee][Tt]* | *[Cc][Rr][Ee][Dd][Ee][Nn][Tt]* | */private/* | */users)
        note "$file" "left out: may hold passwords"
        continue
        ;;
    esac
    if is_password_map "$file"; then
      note "$file" "left out: a password map"
      continue
    fi
    place "$file"
    mask_settings <"$file" >"$evidence/files/$file" || note "$file" "could not be read"
    touch -r "$file" "$evidence/files/$file"
  done
}

# Postfix names its password maps itself, whatever the files are called.
is_password_map() {
  name=$(basename "$1")
  case $password_maps in
    *"/$name "* | *"/$name,"*) return 0 ;;
  esac
  return 1
}

find_password_maps() {
  password_maps="$(
    for file in etc/postfix*/main.cf; do
      [ ! -r "$file" ] || tr '\n' ' ' <"$file" | grep -oE '[a-z_]*password_maps[[:space:]]*=[^=]*'
    done
    ! may_run postconf || postconf -h smtp_sasl_password_maps lmtp_sasl_password_maps 2>/dev/null </dev/null
  ) "
  password_maps=$(printf '%s ' "$password_maps" | tr '\n' ' ')
}

may_run() {
  if [ -n "$root" ] && [ -z "$MAILWARDEN_COMMANDS" ]; then
    return 1
  fi
  command -v "$1" >/dev/null 2>&1
}

# run NAME COMMAND...: the output of a command that only reads, masked and at most 50 MB.
run() {
  name=$1
  shift
  may_run "$1" || return 0
  if command -v timeout >/dev/null 2>&1; then
    set -- timeout 120 "$@"
  fi
  {
    "$@" </dev/null 2>"$work/stderr"
    echo $? >"$work/status"
  } | head -c 52428800 | mask_settings >"$evidence/commands/$name"
  status=$(cat "$work/status")
  if [ "$status" != 0 ]; then
    note "command $name" "ended with status $status: $(head -c 300 "$work/stderr" | tr -c '\040-\176' ' ')"
  fi
}
`;
