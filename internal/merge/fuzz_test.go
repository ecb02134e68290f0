package merge

import "testing"

// FuzzMerge merges any files whatever: they are refused, or merged so that each
// fact is one that a side wrote, which Merge checks itself. What only one side
// changed is that side's.
func FuzzMerge(f *testing.F) {
	f.Add([]byte("date: 2020-02-25\n"), []byte("date: 2020-02-25\nby: a\n"), []byte("date: 2020-02-25\nnote: b # c\n"))
	f.Add([]byte("progress:\n  1.1:\n    done: [a]\n"), []byte("progress:\n  1.1:\n    done: [a, b]\n"), []byte("progress:\r\n- a\r\n"))
	f.Add([]byte("actions:\n- id: 1\n  text: x\n"), []byte("actions:\n  - text: y\n    id: 1\n"), []byte("actions: []\n"))
	f.Fuzz(func(t *testing.T, base, ours, theirs []byte) {
		if _, err := Merge(file, base, ours, theirs); err != nil {
			return
		}
		if got, err := Merge(file, base, ours, base); err == nil && len(got.Conflicts) > 0 {
			t.Errorf("only ours changed, and there is a conflict\n%s", got.Data)
		}
		if got, err := Merge(file, base, ours, ours); err == nil && string(got.Data) != string(likeOurs(plain(ours), ours)) {
			t.Errorf("both are the same, and the result is not\n%q\n%q", ours, got.Data)
		}
	})
}
