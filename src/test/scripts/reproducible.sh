#!/usr/bin/env bash
# Builds a release of what is committed twice, in two folders, and compares what comes out, byte by byte:
#   src/test/scripts/reproducible.sh 1.0.0
# The first of the two stays in target/reproducible/first/target/release.
set -euo pipefail
version=${1:?which version? such as 1.0.0}
cd "$(dirname "$0")/../../.."
folder=$PWD/target/reproducible
rm -rf "$folder"

# In folders of another name and another depth, so that no path can hide in what is built.
commit=$(git rev-parse HEAD)
build() {
  git clone -q . "$1"
  git -C "$1" checkout -q "$commit"
  (cd "$1" && ./mvnw -B -ntp -q -Prelease package -Dmaven.test.skip=true -Drevision="$version" ${MAVEN_ARGUMENTS:-})
}
build "$folder/first"
build "$folder/another/second"

sums() {
  (cd "$1/target/release" && find . -type f | sort | xargs sha256sum)
}
if ! diff <(sums "$folder/first") <(sums "$folder/another/second"); then
  echo "reproducible.sh: the two builds differ" >&2
  exit 1
fi
sums "$folder/first"
