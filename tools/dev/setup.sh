# Installs what is missing and nothing else: Debian packages by apt, pnpm by npm, the rest by pnpm, the last two
# from lock files with checksums.

pnpm_home=build/tools/pnpm

setup() {
  install_packages
  install_pnpm
  install_npm_packages
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    echo "./dev setup: this needs root or sudo: $*" >&2
    return 69
  fi
}

# The packages of tools/packages.txt that are not there yet; one with `unless CMD` only where CMD is missing.
missing_packages() {
  local have package word other
  have=$'\n'$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | sed -n 's/ installed$//p')$'\n'
  sed 's/#.*//' tools/packages.txt | while read -r package word other; do
    [ -n "$package" ] || continue
    if [ "$word" = unless ] && command -v "$other" >/dev/null; then continue; fi
    [[ $have == *$'\n'"$package"$'\n'* ]] || echo "$package"
  done
}

install_packages() {
  local missing
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  echo "missing packages:" $missing
  # A source that does not answer need not be the one with our packages: the installation decides.
  as_root apt-get update -q || echo "./dev setup: apt-get update had errors; going on with what it got" >&2
  # The packages' own services stay off and postfix asks nothing: tests start private ones.
  as_root bash -c 'if [ -x /usr/bin/debconf-set-selections ]; then debconf-set-selections; fi' \
    <<<"postfix postfix/main_mailer_type select No configuration"
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    as_root bash -c 'printf "#!/bin/sh\nexit 101\n" >/usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d'
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  apt_install $(sed '/^npm$/d' <<<"$missing")
  # Some nodejs packages bring npm, Debian's does not.
  missing=$(missing_packages)
  [ -z "$missing" ] || apt_install $missing
}

apt_install() {
  as_root apt-get install -y -q --no-install-recommends -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "$@"
}

# Makes PRODUCT by CMD when it is missing or when what FILES prints has other bytes than the last time.
when_changed() { # PRODUCT FILES CMD…
  local product=$1 files=$2 stamp=build/stamps/${1//\//_} now
  shift 2
  now=$($files | sha256sum)
  if [ -e "$product" ] && [ -e "$stamp" ] && [ "$(<"$stamp")" = "$now" ]; then return 0; fi
  mkdir -p build/stamps
  rm -f "$stamp"
  "$@"
  echo "$now" >"$stamp"
}

install_pnpm() { when_changed $pnpm_home/node_modules/pnpm/package.json pnpm_sources fetch_pnpm; }
pnpm_sources() { cat tools/pnpm/package-lock.json; }
fetch_pnpm() {
  mkdir -p $pnpm_home
  cp tools/pnpm/package.json tools/pnpm/package-lock.json $pnpm_home/
  npm ci --prefix $pnpm_home --no-audit --no-fund --ignore-scripts --loglevel=error
}

install_npm_packages() { when_changed web/node_modules/.modules.yaml npm_sources fetch_npm_packages; }
npm_sources() { cat web/package.json web/pnpm-lock.yaml web/pnpm-workspace.yaml; }
fetch_npm_packages() { pnpm install --frozen-lockfile --config.confirmModulesPurge=false; }

# pnpm runs on the machine's Node; the scripts it starts find Node 24 of the lock file first.
pnpm() { node $pnpm_home/node_modules/pnpm/bin/pnpm.cjs --dir web "$@"; }
