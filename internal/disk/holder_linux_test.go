package disk

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// Who has to wait is told for whom.
func TestTheHolderOfALock(t *testing.T) {
	dir := t.TempDir()
	if who := holder(dir); who != "" {
		t.Errorf("nobody has a lock, and it is said to be %s", who)
	}
	unlock, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if _, err := os.Stat("/proc/locks"); err != nil {
		t.Skip("this system does not say who has a lock")
	}
	if who, want := holder(dir), fmt.Sprintf("(process %d)", os.Getpid()); !strings.HasSuffix(who, want) {
		t.Errorf("%q does not end with %s", who, want)
	}
	said := (&BusyError{holder(dir)}).Error()
	if !strings.Contains(said, "disk.test") || !strings.HasSuffix(said, "is writing to this folder at the moment; try again") {
		t.Error(said)
	}
}
