package schema

import (
	"slices"
	"testing"
)

// A word that people write for a key is no key of the same group, and stands for one
// key only.
func TestOtherWordsMeanOneKey(t *testing.T) {
	Groups(func(s *Shape) {
		seen := s.Names()
		for _, k := range s.Keys {
			for _, word := range k.Also {
				if slices.Contains(seen, word) {
					t.Errorf("%s: %s is a key, or is written for another", s.Name, word)
				}
				seen = append(seen, word)
			}
		}
	})
}

// Reading marks keys by the bits of a number.
func TestGroupsHaveFewKeys(t *testing.T) {
	Groups(func(s *Shape) {
		if len(s.Keys) > 64 {
			t.Errorf("%s has %d keys", s.Name, len(s.Keys))
		}
	})
}
