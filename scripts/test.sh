#!/bin/sh
# Runs the tests. As root on Debian it first installs the programs that some tests call;
# elsewhere it names the missing ones, and those tests are skipped.
set -u
cd "$(dirname "$0")/.." || exit 2

missing=""
while read -r program package; do
  # Of PostgreSQL only the client is on the path.
  command -v "$program" >/dev/null 2>&1 || ls $program >/dev/null 2>&1 || missing="$missing $package"
done <<LIST
xz xz-utils
bzip2 bzip2
zstd zstd
busybox busybox
dash dash
chromium chromium
unshare util-linux
ip iproute2
openssl openssl
postfix postfix
dovecot dovecot-core dovecot-imapd dovecot-lmtpd
php php-cli
nft nftables
sqlite3 sqlite3
mariadbd mariadb-server
opendkim opendkim
redis-server redis-server
/usr/lib/postfix/postfix-mysql.so postfix-mysql
/usr/lib/postfix/postfix-pgsql.so postfix-pgsql
/usr/lib/dovecot/modules/auth/libdriver_mysql.so dovecot-mysql
/usr/lib/dovecot/modules/auth/libdriver_pgsql.so dovecot-pgsql
/usr/lib/postgresql/*/bin/initdb postgresql
slapd slapd
ldapsearch ldap-utils
man man-db
groff groff-base
zsh zsh
fish fish
LIST

if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests:$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  # Mail servers are started by tests, not by their packages: nothing is started in run level 1.
  export RUNLEVEL=1
  # A fresh container has no package lists.
  # shellcheck disable=SC2086
  { apt-get install -y --no-install-recommends $missing ||
    { apt-get update && apt-get install -y --no-install-recommends $missing; }; } \
    </dev/null >/dev/null 2>&1 && missing=""
fi
[ -z "$missing" ] ||
  echo "Skipped are the tests that need:$missing (install them, or run this as root on Debian)" >&2

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  sh scripts/fetch-exim.sh </dev/null || echo "Skipped are the tests that need Exim: it cannot be fetched" >&2
fi

exec node_modules/.bin/vitest run "$@"
