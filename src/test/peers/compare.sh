#!/bin/bash
# Prints the peer table: Hubbub beside a C floor and two grpc-go servers, each alone on core 0, the load generator on
# core 1, one after the other.
#
# usage: ROUNDS=5 PEERS=../shared/peers src/test/peers/compare.sh [load generator options]
#   e.g. src/test/peers/compare.sh --streams 1000 --per-conn 1 --payload 1024
#
# PEERS is the directory with the peers' sources (build.sh, compare.sh, LoadGen.java and the servers). They are built
# into target/peers, once; as root on Debian, since build.sh takes a Go compiler from Debian's packages. COMMAND starts
# the server to compare, the packaged application if not given.
set -euo pipefail
cd "$(dirname "$0")/../../.."
peers=$(realpath "${PEERS:-../shared/peers}")
export OUT_DIR=${OUT_DIR:-$PWD/target/peers}
command=${COMMAND:-java ${JAVA_OPTS:--Xmx1g -XX:+UseSerialGC} -jar target/quarkus-app/quarkus-run.jar}

[ -x "$OUT_DIR/gochat" ] && [ -x "$OUT_DIR/floor" ] && [ -f "$OUT_DIR/HdrHistogram.jar" ] || "$peers/build.sh"

# The load generator takes a message only if it is as long as the one that was sent. Hubbub's are longer: they carry a
# time, a room, an offset and an epoch. So it is told to take longer ones, and to look for the text where it begins.
mkdir -p "$OUT_DIR/source" "$OUT_DIR/classes"
sed -e 's/if (len != expectLen /if (len < expectLen /' \
    -e 's/int co = o + len - payload;/int co = o + 18 + (payload < 128 ? 2 : 3);/' \
    "$peers/LoadGen.java" > "$OUT_DIR/source/LoadGen.java"
if cmp -s "$peers/LoadGen.java" "$OUT_DIR/source/LoadGen.java"; then
  echo "the load generator is not the one this script knows: nothing to change was found in it" >&2
  exit 1
fi
javac -d "$OUT_DIR/classes" -cp "$OUT_DIR/HdrHistogram.jar" "$OUT_DIR/source/LoadGen.java"

exec "$peers/compare.sh" hubbub "$command" 9000 "$@"
