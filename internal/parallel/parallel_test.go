package parallel

import (
	"runtime"
	"sync"
	"testing"
)

func TestEachNumberOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		times := make([]int, n)
		Each(n, func(i int, _ *struct{}) { times[i]++ })
		for i, got := range times {
			if got != 1 {
				t.Errorf("%d of %d: %d times", i, n, got)
			}
		}
	}
}

// Whatever is done is done at one desk, and no desk is made for each number.
func TestWorkersKeepTheirDesks(t *testing.T) {
	var desks sync.Map
	Each(1000, func(_ int, done *int) {
		*done++
		desks.Store(done, true)
	})
	count, done := 0, 0
	for desk := range desks.Range {
		count, done = count+1, done+*desk.(*int)
	}
	if count > runtime.GOMAXPROCS(0) || done != 1000 {
		t.Errorf("%d desks, at which %d numbers were done", count, done)
	}
}
