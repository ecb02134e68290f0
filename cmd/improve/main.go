// Command improve tracks an improvement programme kept as YAML files in git.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"improve/internal/cli"
)

func main() {
	app := cli.New()
	if os.Getenv("GOGC") == "" {
		app.Collect = collectLate()
	}
	os.Exit(app.Run(os.Args[1:]))
}

// collectLate makes the first collection of memory wait until the heap is large: the
// program lives for one reading, most of which is over before. From then on it collects
// half as often as Go does by itself (docs/speed.md has what both are worth). GOGC
// overrides it. A command that runs for long sets another percentage, and may set how many
// bytes the program is to stay within; 0 sets none, and GOMEMLIMIT overrides it.
func collectLate() (set func(percent int, within int64)) {
	const first, later = 2400, 200 // in percent; the first of 4 MiB
	debug.SetGCPercent(first)
	cleanup := runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, later)
	return func(percent int, within int64) {
		cleanup.Stop()
		debug.SetGCPercent(percent)
		if within > 0 && os.Getenv("GOMEMLIMIT") == "" {
			debug.SetMemoryLimit(within)
		}
	}
}
