#!/usr/bin/env bash
# Whether Hubbub in this container is ready, for the container's health check. With bash alone: of the images not one has
# curl or wget for certain, and the smallest has no grep.
trap '' PIPE # who hangs up at once is not ready, and 1 is what says so
port=${QUARKUS_HTTP_PORT:-8080}
exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf 'GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 2>/dev/null || exit 1
read -r -t 3 status <&3 || exit 1
[[ $status == HTTP/1.?' 200 '* ]]
