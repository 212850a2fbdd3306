#!/bin/sh
# Installs what `npm run examples` needs on Debian: python3, sqlite3, gcc, iproute2 from the release
# itself, and a current Go, which it lacks, from unstable. Go is unpacked into a folder of its own;
# the system's package sources stay as they are. Running it again does nothing.
set -eu

version=1.27
root="${HOME}/.cache/scalewiki/go-${version}"
go="${root}/usr/lib/go-${version}/bin/go"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_missing() {
  missing=
  for package in python3 sqlite3 gcc libc6-dev iproute2 util-linux; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing="$missing $package"
  done
  [ -z "$missing" ] && return
  as_root apt-get update -qq
  # shellcheck disable=SC2086  # a list of words
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $missing
}

# The mirror this system already uses for its own release; nothing before the first apt-get update.
mirror() {
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  apt-get indextargets --format '$(CODENAME) $(REPO_URI)' |
    while read -r name address; do
      [ "$name" = "$codename" ] && echo "$address" && break
    done
}

unpack_go() {
  [ -n "$(mirror)" ] || as_root apt-get update -qq
  mirror=$(mirror)
  [ -n "$mirror" ] || { echo "toolchains: no package source of this Debian release is configured" >&2; exit 1; }
  state=$(mktemp -d)
  trap 'rm -rf "$state"' EXIT
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/debs"
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  echo "deb [signed-by=$keyring] $mirror sid main" >"$state/sources.list"
  cat >"$state/apt.conf" <<CONF
Dir::Etc::SourceList "$state/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$state/lists";
Dir::Cache "$state/cache";
Acquire::Languages "none";
APT::Sandbox::User "";
CONF
  (
    cd "$state/debs"
    export APT_CONFIG="$state/apt.conf"
    apt-get update -qq
    apt-get download -qq "golang-${version}-go" "golang-${version}-src"
  )
  # Complete or not at all: a run that was interrupted leaves no folder that looks finished.
  rm -rf "$root.new"
  mkdir -p "$root.new"
  for package in "$state"/debs/*.deb; do dpkg-deb -x "$package" "$root.new"; done
  rm -rf "$root"
  mv "$root.new" "$root"
}

# A Go of this version that is there already, as on hosted runners, is as good.
has_go() {
  [ -x "$go" ] || go version 2>/dev/null | grep -q " go${version}\b"
}

install_missing
has_go || unpack_go
if [ -x "$go" ]; then "$go" version; else go version; fi
