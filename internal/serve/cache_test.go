package serve

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestWhatManyAskForIsMadeOnce(t *testing.T) {
	c := cache[string, int]{most: 2}
	var made atomic.Int32
	begun, asked := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	for range 32 {
		all.Go(func() {
			<-begun
			got, err := c.of("a", func() (int, error) {
				<-asked
				return int(made.Add(1)), nil
			})
			if got != 1 || err != nil {
				t.Errorf("got %d, %v", got, err)
			}
		})
	}
	close(begun)
	time.Sleep(20 * time.Millisecond) // all have asked
	close(asked)
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("it was made %d times", made.Load())
	}
}

func TestWhatFailsIsMadeAgain(t *testing.T) {
	c := cache[string, int]{most: 2}
	if _, err := c.of("a", func() (int, error) { return 0, errors.New("no") }); err == nil {
		t.Error("no error")
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no fault")
			}
		}()
		_, _ = c.of("a", func() (int, error) { panic("a fault of the program") })
	}()
	if got, err := c.of("a", func() (int, error) { return 7, nil }); got != 7 || err != nil {
		t.Errorf("got %d, %v", got, err)
	}
}

func TestTheCacheKeepsWhatWasAskedForLast(t *testing.T) {
	c := cache[string, int]{most: 2}
	ask := func(key string) (made bool) {
		_, _ = c.of(key, func() (int, error) { made = true; return 0, nil })
		return made
	}
	for _, step := range []struct {
		key  string
		made bool
	}{{"a", true}, {"b", true}, {"a", false}, {"c", true}, {"a", false}, {"b", true}} {
		if made := ask(step.key); made != step.made {
			t.Errorf("%s: made is %v", step.key, made)
		}
	}
	c.forget("a")
	if !ask("a") {
		t.Error("what was forgotten is kept")
	}
}
