#!/usr/bin/env bash
# Whether an executable of Hubbub works at all, however it was built:
#   src/test/scripts/smoke.sh target/hubbub-0.1.0-SNAPSHOT-runner
#   src/test/scripts/smoke.sh java -jar target/quarkus-app/quarkus-run.jar
# It is used as a command, started as a server, talked to over gRPC (by its own swarm), STOMP, REST and the console, keeps
# a user in a file, runs a scenario and reads its report back, and is ended. With ADDRESS=host:port a server that runs is
# talked to instead, and commands are left out.
set -euo pipefail

folder=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill -KILL "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

fail() {
  echo "smoke: $1" >&2
  [ ! -s "$folder/log" ] || tail -n 40 "$folder/log" >&2
  exit 1
}

# Says what is tried; fails unless what follows the words on the command line prints a match of the pattern.
expect() {
  local what=$1 pattern=$2 output
  shift 2
  output=$("$@" 2>&1) || fail "$what: $* ended with $?: $output"
  grep -qE "$pattern" <<<"$output" || fail "$what: no $pattern in: ${output:0:2000}"
  echo "ok  $what"
}

http() {
  curl -sS --fail-with-body --max-time 60 "$@"
}

# A run's verdict is about the machine, too: what fails is only a run that measured nothing.
measured() {
  local code=0
  "$@" || code=$?
  case $code in 0 | 99 | 120) ;; *) return $code ;; esac
}

if [ -z "${ADDRESS:-}" ]; then
  [ $# -gt 0 ] || fail "what is to be started? $0 COMMAND..."
  expect "tells its version" '^hubbub ' "$@" --version
  expect "knows its presets" 'smoke' "$@" presets
  expect "completes commands" '_complete_hubbub' "$@" completion
  expect "has its schema" '"\$schema"' "$@" schema

  export QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-18080} HUBBUB_GRPC_PORT=${HUBBUB_GRPC_PORT:-19000}
  ADDRESS=localhost:$QUARKUS_HTTP_PORT
  HUBBUB_USERS_FILE=$folder/users HUBBUB_LAB_FOLDER=$folder/runs HUBBUB_GRPC_WARM_UP=1s "$@" >"$folder/log" 2>&1 &
  server=$!
fi
base=http://$ADDRESS

for ((i = 0; i < 300; i++)); do
  if http "$base/q/health/ready" >/dev/null 2>&1; then break; fi
  [ -z "$server" ] || kill -0 "$server" 2>/dev/null || fail "the server ended"
  sleep 0.2
done
expect "is ready" '"UP"' http "$base/q/health/ready"
expect "is well" '^ok' http "$base/healthz"
expect "has an index" '"links"' http "$base/index.json"
expect "has a console" '<title>' http -H 'Accept: text/html' "$base/"
expect "has the console's libraries" 'Chart' http "$base/lib/chart.umd.js"
expect "has metrics" '^hubbub_published_total' http "$base/q/metrics"
expect "describes itself" 'openapi' http "$base/q/openapi"
expect "knows its vital signs" '"meaning"' http "$base/runtime"
expect "connects a swarm" '"connected":10,' http -X POST "$base/sim/spawn?n=10"
expect "delivers everything" '"delivered":1000,"lost":0,"duplicated":0,"reordered":0' \
  http -X POST "$base/sim/broadcast?message=hello&count=10"
expect "sums it up" '"received":1000' http "$base/sim/summary"
expect "closes the swarm" '"closed":10' http -X POST "$base/sim/close-all"
name=ann-$RANDOM
expect "keeps a user" "\"$name\"" \
  http -H 'Content-Type: application/json' -d "{\"name\":\"$name\",\"email\":\"$name@example.com\",\"age\":30}" "$base/users"
expect "finds the user" "\"$name\"" http "$base/users"
expect "refuses what makes no sense" '"status":400' curl -sS -H 'Content-Type: application/json' -d '{"age":-1}' "$base/users"
run=$(http -X POST "$base/sim/runs?preset=smoke" | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
[ -n "$run" ] || fail "no run was begun"
for ((i = 0; i < 300; i++)); do
  if http "$base/sim/runs/$run/report.json" >"$folder/report.json" 2>/dev/null; then break; fi
  sleep 0.5
done
expect "runs a scenario" '"published":[1-9][0-9]*,.*"lost":0,' cat "$folder/report.json"
expect "draws its report" '<html' http "$base/sim/runs/$run/report.html"
expect "leaves its histogram" 'Histogram' http "$base/sim/runs/$run/histogram.hlog"
expect "compares runs" '"metrics"|"changes"|"before"' http "$base/sim/runs/$run/compare/$run"

if [ -n "$server" ]; then
  expect "is a load generator" '(PASS|FAIL|INVALID)' \
    measured "$@" run smoke --target "localhost:$HUBBUB_GRPC_PORT" --out "$folder/out"
  expect "reads a report" 'fanout_latency' measured "$@" compare "$folder/out" "$folder/out"
  expect "loads over STOMP" '(PASS|FAIL|INVALID)' measured "$@" run smoke --target "ws://$ADDRESS/stomp"
  expect "chats" 'hello' sh -c 'echo hello | "$@"' sh "$@" chat --user ann --json --target "localhost:$HUBBUB_GRPC_PORT"
  expect "gives orders" '10 of 10 connected' "$@" sim spawn 10 --target "$base"
  expect "shows metrics" 'heap' "$@" metrics localhost "$QUARKUS_HTTP_PORT"
  kill -TERM "$server"
  code=0
  wait "$server" || code=$?
  server=
  [ $code -eq 143 ] || [ $code -eq 0 ] || fail "it ended with $code"
  echo "ok  ends when it is told to"
fi
