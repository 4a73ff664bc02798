#!/usr/bin/env bash
# Prepares a quick start: starts Hubbub once, uses it a little, and leaves in a folder what the next start takes over.
#
#   docker/train.sh APPLICATION [FOLDER]      APPLICATION is target/quarkus-app; FOLDER is the same if not given
#
#   FOLDER/hubbub.args    class path and options of the JVM: java @FOLDER/hubbub.args
#   FOLDER/hubbub.aot     with JDK 25 or later: the classes as they were linked, and which methods were hot
#   FOLDER/hubbub.jsa     with an older JDK: the classes as they were parsed
#
# What is left is good for the very same JVM and the very same jars, in their place and with their dates; anything else
# ignores it, and starts as if it were not there. JAVA_HOME says which JVM, ports are free ones unless the environment
# says otherwise (QUARKUS_HTTP_PORT, HUBBUB_GRPC_PORT).
set -euo pipefail

application=$(cd "$1" && pwd)
mkdir -p "${2:-$1}"
folder=$(cd "${2:-$1}" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Ports below the ones that Linux hands out by itself; one that is taken ends the training.
http=${QUARKUS_HTTP_PORT:-$((20000 + $$ % 5000 * 2))}
export QUARKUS_HTTP_PORT=$http HUBBUB_GRPC_PORT=${HUBBUB_GRPC_PORT:-$((http + 1))}
export HUBBUB_USERS_URL=jdbc:h2:mem:training HUBBUB_LAB_FOLDER=$folder/training

# The jars one by one and in one order: an archive asks for the class path that it was made with. Quarkus's own launcher
# loads them with a class loader of its own, of whose classes an archive takes nothing.
class_path() {
  cd "$application"
  local jars=(quarkus/transformed-bytecode.jar quarkus/generated-bytecode.jar app/*.jar lib/boot/*.jar lib/main/*.jar)
  local IFS=:
  echo "${jars[*]/#/$application/}"
}

# What the JVM is told for the training, and what ever after.
major=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
if [ "$major" -ge 25 ]; then
  archive=$folder/hubbub.aot
  record=-XX:AOTCacheOutput=$archive use=-XX:AOTCache=$archive
  # Netty's and Kafka's native libraries, and Netty's use of Unsafe: known, and not worth a warning at each start.
  known=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
else
  archive=$folder/hubbub.jsa
  record=-XX:ArchiveClassesAtExit=$archive use=-XX:SharedArchiveFile=$archive
  known=()
fi

# Asks the application something over HTTP; prints the status line.
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$http" || return 1
  printf '%s HTTP/1.0\r\nHost: localhost:%s\r\nContent-Length: 0\r\n\r\n' "$1" "$http" >&3
  local status
  read -r status <&3 || status=
  cat <&3 >/dev/null
  exec 3>&-
  echo "${status%$'\r'}"
}

ready() {
  [[ $(ask 'GET /q/health/ready' 2>/dev/null) == *' 200 '* ]]
}

args=$folder/hubbub.args
rm -f "$archive"
{
  # What the manifest of quarkus-run.jar asks for, too.
  printf '%s\n' "${known[@]}" --add-opens=java.base/java.lang=ALL-UNNAMED \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager
  printf -- '-cp\n"%s"\ndev.hubbub.app.Main\n' "$(class_path)"
} | sed '/^$/d' >"$args"

log=$folder/training.log
"$java" "$record" -XX:MaxRAMPercentage=50 @"$args" >"$log" 2>&1 &
application_id=$!
trap 'kill -KILL $application_id 2>/dev/null || true; rm -rf "$folder/training"' EXIT
until ready; do
  if ! kill -0 $application_id 2>/dev/null; then
    cat "$log" >&2
    echo "train.sh: the application ended before it was ready" >&2
    exit 1
  fi
  sleep 0.2
done
# What the first users will want, and those who watch.
for request in 'GET /' 'GET /index.json' 'GET /q/metrics' 'GET /runtime' 'GET /users' \
  'POST /sim/spawn?n=10' 'POST /sim/broadcast?message=hello&count=10' 'GET /sim/summary' 'POST /sim/close-all'; do
  status=$(ask "$request")
  [[ $status == *' 20'? ]] || [[ $status == *' 20'?' '* ]] || {
    echo "train.sh: $request was answered $status" >&2
    exit 1
  }
done
# It writes the archive when it ends.
kill -TERM $application_id
wait $application_id || true
[ -s "$archive" ] || {
  cat "$log" >&2
  echo "train.sh: the JVM wrote no $archive" >&2
  exit 1
}
printf '%s\n' "$use" | cat - "$args" >"$args.new"
mv "$args.new" "$args"
rm -f "$log"
