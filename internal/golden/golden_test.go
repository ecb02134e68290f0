package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder takes the failures of a test that is tested.
type recorder struct {
	testing.TB
	said string
}

func (r *recorder) Helper()                   {}
func (r *recorder) Errorf(s string, a ...any) { r.said += fmt.Sprintf(s, a...) }
func (r *recorder) Fatal(a ...any)            { r.said += fmt.Sprint(a...) }

func TestFileShowsTheDifference(t *testing.T) {
	dir := t.TempDir()
	same, absent := filepath.Join(dir, "same.txt"), filepath.Join(dir, "absent.txt")
	if err := os.WriteFile(same, []byte("one\ntwo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, got string
		want      []string
	}{
		{same, "one\ntwo\n", nil},
		{same, "one\nthree\n", []string{"-two", "+three", "-update"}},
		{absent, "one\n", []string{"absent.txt", "+one", "-update"}},
		{absent, "", []string{"absent.txt"}},
		{dir, "one\n", []string{"is a directory"}},
	} {
		r := &recorder{}
		File(r, c.path, []byte(c.got))
		if (r.said == "") != (c.want == nil) {
			t.Errorf("%q says %q", c.got, r.said)
		}
		for _, want := range c.want {
			if !strings.Contains(r.said, want) {
				t.Errorf("%q says %q, without %q", c.got, r.said, want)
			}
		}
	}
}
