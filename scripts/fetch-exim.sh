#!/bin/sh
# Unpacks Debian's Exim and the libraries it lacks here into build/exim, for the tests with real servers: as packages,
# Exim and Postfix exclude each other. Does nothing when it is already there.
set -eu
cd "$(dirname "$0")/.."
[ -x build/exim/usr/sbin/exim4 ] && exit 0

rm -rf build/exim.new
mkdir -p build/exim.new/packages
# apt fetches as `_apt`, who may not enter every folder; as the one who calls it only warns.
fetch() { (cd build/exim.new/packages && apt-get download -o APT::Sandbox::User=root "$@" >/dev/null); }
unpack() { for package in build/exim.new/packages/*.deb; do dpkg-deb -x "$package" build/exim.new; done; }

fetch exim4-daemon-heavy exim4-base exim4-config
unpack
# Names without versions and alternatives.
libraries=$(dpkg-deb -f build/exim.new/packages/exim4-daemon-heavy_*.deb Depends | tr ',' '\n' |
  sed 's/^ *//; s/[ (|].*//' | grep '^lib')
for library in $libraries; do
  dpkg-query -W -f '${Status}\n' "$library" 2>/dev/null | grep -q ' installed$' || fetch "$library"
done
unpack
# /lib is a link into /usr nowadays.
if [ -d build/exim.new/lib ]; then cp -a build/exim.new/lib/. build/exim.new/usr/lib && rm -rf build/exim.new/lib; fi
# Postfix's `sendmail` stays until a test wants Exim's.
rm -f build/exim.new/usr/sbin/sendmail build/exim.new/usr/lib/sendmail
rm -rf build/exim.new/packages build/exim
mv build/exim.new build/exim
