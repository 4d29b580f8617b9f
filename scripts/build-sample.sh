#!/bin/sh
# Writes the sample again, below samples/ or another folder: the same generator gives the same bytes.
set -eu
cd "$(dirname "$0")/.."
folder=samples
[ $# = 0 ] || folder=$1
mkdir -p "$folder/stolen-account"
log=$folder/stolen-account/mail.log
node_modules/.bin/tsx bench/generate-log.ts --out "$log" --documentation --start 2026-03-02T06:00:00Z \
  --hours 12 --seed 7 --rate 0.008 --accounts 40 --scale 0.2 \
  --scenarios stolen-account-fast,newsletter,forgotten-phone,traveller,monitoring
mv "$log.truth.json" "$folder/stolen-account.truth.json"
gzip -9nf "$log"
