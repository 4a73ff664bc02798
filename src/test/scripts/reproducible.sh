#!/usr/bin/env bash
# Builds a release of what is committed twice, in two folders, and compares what comes out:
#   src/test/scripts/reproducible.sh 1.0.0
# The first of the two stays in target/reproducible/first/target/release.
#
# All must be the same, byte by byte, but some of the classes that Quarkus makes up while it builds: those it writes in the
# order in which its threads came to it (https://github.com/quarkusio/quarkus/issues/676), and into one goes the build's
# folder. Of these, names, constants and the number of each instruction must be the same.
set -euo pipefail
version=${1:?which version? such as 1.0.0}
cd "$(dirname "$0")/../../.."
folder=$PWD/target/reproducible
made_up='(_Bean|_ClientProxy|_Observer_[^/]*)\.class$|^jar/io/quarkus/(runner|runtime/generated)/[^ ]*\.class$'

# In folders of another name and another depth, so that no path can hide in what is built.
build() {
  git clone -q . "$1"
  git -C "$1" checkout -q "$commit"
  (cd "$1" && ./mvnw -B -ntp -q -Prelease package -Dmaven.test.skip=true -Drevision="$version" ${MAVEN_ARGUMENTS:-})
}

# Lays out what is in a release beside it, with the jar that is in the zip as well.
unpack() {
  local release=$1/target/release
  mkdir "$1/contents"
  cp "$release"/*-sbom.json "$release"/*.bash "$1/contents"
  unzip -q "$release/hubbub-$version.jar" -d "$1/contents/jar"
  unzip -q "$release/hubbub-$version.zip" -d "$1/contents/zip"
  cmp "$release/hubbub-$version.jar" "$1/contents/zip/hubbub-$version/lib/hubbub.jar"
  rm "$1/contents/zip/hubbub-$version/lib/hubbub.jar"
  zipinfo "$release/hubbub-$version.zip" | grep '^[d-]' | grep -v 'hubbub.jar$' >"$1/contents/zip.entries"
  (cd "$1/contents" && find . -type f -printf '%P\n' | sort | xargs -d '\n' sha256sum) >"$1/sums"
}

# What some classes are made of, in no order; which form of an instruction is the shortest depends on that.
parts() {
  (cd "$1/contents" && xargs -d '\n' javap -v -p) | sed -nE "s#$1#.#g
    s/proxykey[0-9]+|mapping\\\$[0-9]+/numbered/
    /^Classfile /p
    /= (Utf8|Integer|Long|Float|Double) /s/.*= //p
    /^ +[0-9]+: [a-z]/{s/^ +[0-9]+: ([a-z0-9_]+).*/\1/;s/(ldc|load|store)_.\$/\1/;p}" |
    awk '/^Classfile / { name = $2; next } { print name, $0 }' | sort
}

rm -rf "$folder"
commit=$(git rev-parse HEAD)
first=$folder/first second=$folder/another/second
for each in "$first" "$second"; do
  build "$each"
  unpack "$each"
done

differing=$(diff "$first/sums" "$second/sums" | sed -nE 's/^[<>] [0-9a-f]+  //p' | sort -u || true)
if others=$(grep -vE "$made_up" <<<"$differing" | grep .); then
  printf 'reproducible.sh: the two builds differ in\n%s\n' "$others" >&2
  exit 1
fi
if [ -n "$differing" ]; then
  parts "$first" <<<"$differing" >"$first/parts"
  parts "$second" <<<"$differing" >"$second/parts"
  diff "$first/parts" "$second/parts" || {
    echo "reproducible.sh: classes that Quarkus makes up differ in more than their order" >&2
    exit 1
  }
fi
all=$(wc -l <"$first/sums") order=$(grep -c . <<<"$differing" || true)
echo "$((all - order)) of $all files are the same; the other $order, which Quarkus makes up, in all but their order"
(cd "$first/target/release" && sha256sum -- *)
