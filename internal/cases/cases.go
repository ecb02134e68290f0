// Package cases says which of its cases a test tries, where all of them take too long for
// each change: one of so many in make test, all where CASES=all asks for it. .ci/weekly
// does, and .ci/run for tricks, for rows and for what the public reads.
package cases

import (
	"os"
	"testing"
)

// all reports whether tests try all that they have.
func all() bool { return os.Getenv("CASES") == "all" }

// Long reports whether tests try what takes minutes each: not where they are to be short.
func Long() bool { return all() && !testing.Short() }

// Tried reports whether a test tries its case number i: one of so many, the same ones
// each time, or all of them.
func Tried(i, of int) bool { return all() || i%of == 0 }
