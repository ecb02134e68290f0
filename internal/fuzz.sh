#!/usr/bin/env bash
# Runs every fuzz target of the module for a while: fuzz.sh 20s
set -euo pipefail
cd "$(dirname "$0")/.."
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

# Before Go 1.27 a target that ends on time may fail with nothing but "context
# deadline exceeded" (golang.org/issue/75804). What a target finds is written out as
# a failing input, and any other failure has more to say.
only_out_of_time() {
  ! grep -q 'Failing input' "$log" &&
    test "$(grep -A1 -E '^--- FAIL: ' "$log" | sed 1d)" = '    context deadline exceeded'
}

for folder in $(grep -rl --include='*_test.go' '^func Fuzz' cmd internal | xargs -n1 dirname | sort -u); do
  for target in $(grep -hoE '^func Fuzz[A-Za-z0-9]+' "$folder"/*_test.go | sed 's/^func //' | sort -u); do
    echo "fuzz $folder $target"
    go test "./$folder" -run '^$' -fuzz "^$target\$" -fuzztime "${1:-20s}" -fuzzminimizetime 10x 2>&1 | tee "$log" ||
      only_out_of_time
  done
done
