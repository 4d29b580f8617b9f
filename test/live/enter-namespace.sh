#!/bin/sh
# Runs "$NODE_IN_NAMESPACE" with the given arguments as if alone on a mail server: own network with only `lo`, own
# processes, own host name, and copies of /etc, /var, /usr, /run and /home that vanish at the end.
# Whatever kills the caller ends everything inside: the kernel kills this process with its parent, `unshare` kills
# process 1 of the namespace with itself, and the kernel kills the rest with process 1.
set -eu

if [ "${1-}" != --inside ]; then
  exec setpriv --pdeathsig KILL unshare --net --mount --pid --uts --ipc --fork --mount-proc \
    --kill-child=KILL sh "$0" --inside "$@"
fi
shift

hostname mail.example.org
ip link set lo up
# An address on `lo` makes its whole network local: whoever binds 192.0.2.99 is a neighbour of the server.
ip address add 192.0.2.10/24 dev lo
for network in 198.51.100.0/24 203.0.113.0/24 198.18.0.0/15 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16; do
  ip route add local "$network" dev lo src 192.0.2.10
done
if [ -e /proc/sys/net/ipv6 ]; then
  ip -6 address add 2001:db8::10/64 dev lo nodad
  ip -6 route add local 2001:db8::/32 dev lo
  # For IPv6 such a route does not make its addresses one's own.
  echo 1 >/proc/sys/net/ipv6/ip_nonlocal_bind || true
fi

layers=/mnt
mount -t tmpfs tmpfs $layers
exim=${EXIM_TREE-}
overlay() {
  mkdir -p "$layers$1/top" "$layers$1/work"
  mount -t overlay overlay -o "lowerdir=${2:+$2:}$1,upperdir=$layers$1/top,workdir=$layers$1/work" "$1"
}
overlay /etc "${exim:+$exim/etc}"
overlay /var
overlay /usr "${exim:+$exim/usr}"
mount -t tmpfs tmpfs /run
overlay /home
mkdir -p /run/lock

# What this machine knows about mail is not the server's.
find /var/log /var/mail /var/spool/postfix /var/spool/cron -mindepth 1 -type f -delete 2>/dev/null || true
# /etc/resolv.conf may be a mount of its own, which a copy of /etc does not hide.
umount /etc/resolv.conf /etc/hosts /etc/hostname 2>/dev/null || true
rm -f /etc/resolv.conf
echo 'nameserver 127.0.0.53' >/etc/resolv.conf
printf '127.0.0.1 localhost\n192.0.2.10 mail.example.org mail\n' >/etc/hosts
echo mail.example.org >/etc/hostname
echo mail.example.org >/etc/mailname
sed -i 's/^hosts:.*/hosts: files dns/' /etc/nsswitch.conf 2>/dev/null || true

grep -q '^Debian-exim:' /etc/passwd || {
  echo 'Debian-exim:x:90:90::/var/spool/exim4:/usr/sbin/nologin' >>/etc/passwd
  echo 'Debian-exim:x:90:' >>/etc/group
}

# Not `exec`: the shell stays process 1, for it waits for the orphans that daemons leave.
MAILWARDEN_NAMESPACE=1 "$NODE_IN_NAMESPACE" "$@" && exit 0 || exit $?
