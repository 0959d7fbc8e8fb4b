#!/bin/sh
# Unpacks Go 1.26 with its tests from Debian's packages into .cache/go, for scripts/conformance.mjs. Fails quietly where that is not possible:
# no apt, no such packages. The system's own packages are not touched.
set -eu
cd "$(dirname "$0")/.."
dir=$PWD/.cache/go
[ -f "$dir/usr/lib/go-1.26/test/helloworld.go" ] && exit 0
command -v apt-get >/dev/null && command -v dpkg >/dev/null || exit 1
[ -f /etc/apt/sources.list.d/debian.sources ] || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/sources" "$work/lists/partial" "$work/cache/partial" "$dir"
# The mirror that the system uses anyway, asked for the suite that has Go 1.26.
sed -n '/./{H;$!d};x;/Suites:.*-updates/{s/Suites:[^\n]*/Suites: sid/;p;q}' /etc/apt/sources.list.d/debian.sources > "$work/sources/sid.sources"
[ -s "$work/sources/sid.sources" ] || exit 1
options="-o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=$work/sources -o Dir::State::Lists=$work/lists -o Dir::Cache::archives=$work/cache"
timeout 120 apt-get $options update -qq
(cd "$work" && timeout 600 apt-get $options download golang-1.26-go golang-1.26-src)
for package in "$work"/*.deb; do dpkg -x "$package" "$dir"; done
# The packages' links lead to /usr/share; here they lead beside themselves.
cd "$dir/usr/lib/go-1.26"
for link in src test misc api pkg lib; do
  if [ -L "$link" ]; then ln -sfn "../../share/go-1.26/$link" "$link"; fi
done
