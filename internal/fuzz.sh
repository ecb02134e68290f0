#!/usr/bin/env bash
# Runs every fuzz target of the module for a while: fuzz.sh 20s
set -euo pipefail
cd "$(dirname "$0")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Before Go 1.27 a target that ends on time may fail with nothing but "context
# deadline exceeded" (golang.org/issue/75804). What a target finds is written out as
# a failing input, and any other failure has more to say.
only_out_of_time() {
  ! grep -q 'Failing input' "$work/log" &&
    test "$(grep -A1 -E '^--- FAIL: ' "$work/log" | sed 1d)" = '    context deadline exceeded'
}

# The tests of a package are built once for all of its targets. What they find new goes
# where go test keeps it, and begins the next run.
found="$(go env GOCACHE)/fuzz"
for folder in $(grep -rl --include='*_test.go' '^func Fuzz' cmd internal | xargs -n1 dirname | sort -u); do
  go test -c -fuzz . -o "$work/tests" "./$folder"
  for target in $(grep -hoE '^func Fuzz[A-Za-z0-9]+' "$folder"/*_test.go | sed 's/^func //' | sort -u); do
    echo "fuzz $folder $target"
    (cd "$folder" && "$work/tests" -test.run '^$' -test.fuzz "^$target\$" -test.fuzztime "${1:-20s}" \
      -test.fuzzminimizetime 10x -test.fuzzcachedir "$found/improve/$folder" 2>&1) | tee "$work/log" ||
      only_out_of_time
  done
done
