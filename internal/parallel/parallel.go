// Package parallel goes through lists on all processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do with each number from 0 to n-1, several at once and in any order, and
// returns when all are done. Each worker has a desk of its own, which begins as the zero
// value, for what it can use again.
func Each[Desk any](n int, do func(i int, desk *Desk)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			var desk Desk
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i, &desk)
			}
		})
	}
	workers.Wait()
}
