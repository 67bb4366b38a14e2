#!/bin/sh
# Fills icecast.xml from the environment and becomes icecast2. Refuses to run with a missing or well-known password.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
template=${ICECAST_TEMPLATE:-$here/icecast.xml}
runtime=${ICECAST_RUNTIME_DIR:-/tmp/icecast}
mkdir -p "$runtime"
config=$runtime/icecast.xml

fail() {
    echo "icecast: $1" >&2
    exit 1
}

require_password() {
    eval "value=\${$1:-}"
    [ -n "$value" ] || fail "set $1 (for example: openssl rand -hex 16)"
    case $value in hackme | changeme | password | admin | source) fail "$1 is a well-known word; choose another" ;; esac
}

# Escapes for XML first, then for sed's replacement side.
escaped() {
    printf '%s' "$1" | sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g' | sed -e 's/[\\&|]/\\&/g'
}

require_password ICECAST_SOURCE_PASSWORD
require_password ICECAST_ADMIN_PASSWORD
: "${ICECAST_RELAY_PASSWORD:=$ICECAST_ADMIN_PASSWORD}"

umask 077
sed -e "s|@SOURCE_PASSWORD@|$(escaped "$ICECAST_SOURCE_PASSWORD")|" \
    -e "s|@RELAY_PASSWORD@|$(escaped "$ICECAST_RELAY_PASSWORD")|" \
    -e "s|@ADMIN_PASSWORD@|$(escaped "$ICECAST_ADMIN_PASSWORD")|" \
    -e "s|@HOSTNAME@|$(escaped "${ICECAST_HOSTNAME:-localhost}")|" \
    -e "s|@ADMIN_EMAIL@|$(escaped "${ICECAST_ADMIN_EMAIL:-icemaster@localhost}")|" \
    -e "s|@PORT@|$(escaped "${ICECAST_PORT:-8000}")|" \
    "$template" > "$config"

exec icecast2 -c "$config"
