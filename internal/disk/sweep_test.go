package disk

import (
	"os"
	"path"
	"path/filepath"
	"testing"
)

// Git is told to ignore what a killed program leaves, by the names it really has.
func TestLeftoversAreWhatIsLeft(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	temporary, file, err := (&writer{root: root}).create(".", nil)
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	for _, name := range []string{path.Base(temporary), lockName} {
		ignored := false
		for _, pattern := range Leftovers() {
			match, err := filepath.Match(pattern, name)
			if err != nil {
				t.Fatal(err)
			}
			ignored = ignored || match
		}
		if !ignored {
			t.Errorf("%s is not among %q", name, Leftovers())
		}
	}
}
