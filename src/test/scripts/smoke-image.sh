#!/usr/bin/env bash
# Builds an image (jvm, native or native-micro), starts it as it is meant to be (as nobody, read-only, with little
# memory), waits for its own health check, and tries everything over HTTP.
set -euo pipefail
kind=$1
cd "$(dirname "$0")/../../.."

docker build -q -f "docker/Dockerfile.$kind" -t "hubbub:$kind" .
docker image inspect -f "hubbub:$kind has {{.Size}} bytes" "hubbub:$kind"
container=$(docker run -d --read-only --tmpfs /tmp:exec --cap-drop ALL --security-opt no-new-privileges:true \
  --memory 1g -e HUBBUB_SECURITY_OPEN=true -p 127.0.0.1:18080:8080 "hubbub:$kind")
trap 'docker logs "$container" | tail -n 40; docker rm -f "$container" >/dev/null' EXIT
for ((i = 0; i < 120; i++)); do
  [ "$(docker inspect -f '{{.State.Health.Status}}' "$container")" != healthy ] || break
  sleep 1
done
[ "$(docker inspect -f '{{.State.Health.Status}}' "$container")" = healthy ]
ADDRESS=localhost:18080 src/test/scripts/smoke.sh
docker run --rm "hubbub:$kind" --version
docker stop -t 30 "$container" >/dev/null
docker inspect -f '{{.State.ExitCode}}' "$container" | grep -qxE '0|143'
