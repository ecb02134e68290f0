package trust

import (
	"math/rand"
	"testing"
)

// Each of the tricks that are planted is one: alone it is caught.
func TestPlants(t *testing.T) {
	for name, steps := range plants() {
		t.Run(name, func(t *testing.T) {
			var list []Step
			for _, s := range steps {
				s.On = "2025-03-14"
				list = append(list, s)
			}
			if r := look(t, Case{Steps: list, Run: rulesOfTrust()}); r.exit != 1 {
				t.Errorf("%s is not caught:\n%s", name, r)
			}
		})
	}
	_ = rand.Int
}
