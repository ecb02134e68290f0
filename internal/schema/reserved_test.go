package schema

import (
	"slices"
	"testing"
)

// TestNoKeyIsYesOrNo: to a YAML 1.1 program on, off, yes and no are true or false, and
// other tools read these files too.
func TestNoKeyIsYesOrNo(t *testing.T) {
	reserved := []string{"on", "off", "yes", "no", "y", "n"}
	Groups(func(s *Shape) {
		for _, k := range s.Keys {
			if slices.Contains(reserved, k.Name) {
				t.Errorf("%s has a key %s", s.Name, k.Name)
			}
			for _, choice := range k.Shape.Choices {
				if slices.Contains(reserved, choice) {
					t.Errorf("%s of %s may be %s", k.Name, s.Name, choice)
				}
			}
		}
	})
}
