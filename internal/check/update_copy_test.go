package check

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Names for which the patterns are not asked are names in which they find nothing.
func TestMayBeCopy(t *testing.T) {
	parts := []string{"updates/", "2020-01-14", "lead", " ", "_", "-", ".", "~", "(1)", "(conflicted copy)", "copy", "Copy",
		"FINAL", "old", "bak", "backup", "kopie", "copie", "copia", "v2", "V12", "7", "(", ")", "\u212a", "\u212aopie", "é"}
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 6).Draw(t, "name"), "")
		matches := copies().MatchString(name) || versions().MatchString(name)
		if matches && !mayBeCopy(name) {
			t.Fatalf("%q is a copy", name)
		}
	})
	if mayBeCopy("updates/2020-01-14-lead") || mayBeCopy("updates/2020-01-14") {
		t.Error("the patterns are asked for every name")
	}
}
