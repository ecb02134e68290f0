#!/usr/bin/env bash
# Runs every fuzz target of the module for a while: fuzz.sh 20s
set -euo pipefail
cd "$(dirname "$0")/.."
for folder in $(grep -rl --include='*_test.go' '^func Fuzz' cmd internal | xargs -n1 dirname | sort -u); do
  for target in $(grep -hoE '^func Fuzz[A-Za-z0-9]+' "$folder"/*_test.go | sed 's/^func //' | sort -u); do
    echo "fuzz $folder $target"
    go test "./$folder" -run '^$' -fuzz "^$target\$" -fuzztime "${1:-20s}" -fuzzminimizetime 10x
  done
done
