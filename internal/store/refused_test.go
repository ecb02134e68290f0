package store_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/store"
	"improve/internal/yamldoc"
)

const lead = "updates/2020-02-25-head.yaml"

// padded is an update of so many bytes, with a last line that counts.
func padded(size int) []byte {
	head, last := "date: 2020-02-25\n#", "\ntitle: The last line\n"
	return []byte(head + strings.Repeat(" ", size-len(head)-len(last)-1) + "." + last)
}

// A file that is too large to be read is not cut down to what fits.
func TestNoEditCutsALargeFile(t *testing.T) {
	edit := []store.Edit{{File: lead, Path: []string{"date"}, Value: store.TextValue("2020-02-26")}}
	for _, size := range []int{yamldoc.MaxSize, yamldoc.MaxSize - 1} {
		changed, err := store.Apply(fstest.MapFS{lead: {Data: padded(size)}}, edit)
		if err != nil || len(changed) != 1 || len(changed[0].After) != size || !strings.HasSuffix(string(changed[0].After), "title: The last line\n") {
			t.Errorf("a file of %d bytes: %v", size, err)
		}
	}
	for _, size := range []int{yamldoc.MaxSize + 1, yamldoc.MaxSize + 2, 2 * yamldoc.MaxSize} {
		if changed, err := store.Apply(fstest.MapFS{lead: {Data: padded(size)}}, edit); !errors.Is(err, store.ErrEdit) || len(changed) > 0 {
			t.Errorf("a file of %d bytes: %v, %d files changed", size, err, len(changed))
		}
	}
}

// What would come back as other words is refused, in a new file as in one that is
// there.
func TestNoEditWritesOtherWords(t *testing.T) {
	wrong := store.TextValue("caf\xe9 \xff")
	group := store.MapValue(store.Pair{Key: "date", Value: store.TextValue("2020-02-25")}, store.Pair{Key: "title", Value: wrong})
	for name, c := range map[string]struct {
		before string
		edit   store.Edit
	}{
		"a whole new file":         {"", store.Edit{File: lead, Value: group}},
		"a key of a new file":      {"", store.Edit{File: lead, Path: []string{"title"}, Value: wrong}},
		"a file of comments":       {"# Head\n", store.Edit{File: lead, Path: []string{"title"}, Value: wrong}},
		"a key of a file":          {"date: 2020-02-25\n", store.Edit{File: lead, Path: []string{"title"}, Value: wrong}},
		"a value of a file":        {"title: x\n", store.Edit{File: lead, Path: []string{"title"}, Value: wrong}},
		"an entry of a list":       {"date: 2020-02-25\n", store.Edit{File: lead, Path: []string{"present", "+"}, Value: wrong}},
		"an entry of a new file":   {"", store.Edit{File: lead, Path: []string{"present", "+"}, Value: wrong}},
		"an entry within brackets": {"present: [x]\n", store.Edit{File: lead, Path: []string{"present", "+"}, Value: wrong}},
	} {
		fsys := fstest.MapFS{}
		if c.before != "" {
			fsys[lead] = &fstest.MapFile{Data: []byte(c.before)}
		}
		changed, err := store.Apply(fsys, []store.Edit{c.edit})
		if err == nil || len(changed) > 0 {
			t.Errorf("%s: %v, %q", name, err, changed)
		}
	}
}

// A file that nobody could read again is not written, be it new or grown, and it is said what
// to do.
func TestNoEditWritesALargeFile(t *testing.T) {
	title := store.Edit{File: lead, Path: []string{"title"},
		Value: store.TextValue(strings.Repeat("word ", yamldoc.MaxSize/4) + "end")}
	whole := store.Edit{File: lead,
		Value: store.MapValue(store.Pair{Key: "title", Value: store.TextValue(strings.Repeat("x", yamldoc.MaxSize+1))})}
	for _, c := range []struct {
		before string
		edit   store.Edit
	}{{"", title}, {"", whole}, {"title: x\nnote: y\n", title}} {
		fsys := fstest.MapFS{}
		if c.before != "" {
			fsys[lead] = &fstest.MapFile{Data: []byte(c.before)}
		}
		changed, err := store.Apply(fsys, []store.Edit{c.edit})
		if !errors.Is(err, yamldoc.ErrTooLarge) || !strings.Contains(err.Error(), "split it: tasks into several ambitions, updates into a file for each day") || len(changed) > 0 {
			t.Errorf("after %q: %v, %d files changed", c.before, err, len(changed))
		}
	}
}

// A list or text in the place of a group of keys is not written over.
func TestNoEditReplacesWhatIsInTheWay(t *testing.T) {
	for _, before := range []string{"progress: [x]\n", "progress: [x, y]\n", "progress:\n  - 1.1: {note: x}\n", "progress: x\n", "progress:\n  1.1: x\n", "progress:\n  1.1: [x]\n"} {
		changed, err := store.Apply(fstest.MapFS{lead: {Data: []byte(before)}}, []store.Edit{{File: lead, Path: []string{"progress", "1.1", "note"}, Value: store.TextValue("y")}})
		if !errors.Is(err, store.ErrEdit) || len(changed) > 0 {
			t.Errorf("%q: %v, %d files changed", before, err, len(changed))
		}
	}
	for _, before := range []string{"progress: []\n", "progress: {}\n", "progress:\n"} {
		changed, err := store.Apply(fstest.MapFS{lead: {Data: []byte(before)}}, []store.Edit{{File: lead, Path: []string{"progress", "1.1", "note"}, Value: store.TextValue("y")}})
		if err != nil || len(changed) != 1 || !strings.Contains(string(changed[0].After), "note: y") {
			t.Errorf("%q: %v, %d files changed", before, err, len(changed))
		}
	}
}

// A key of a record stands right below the one before it, even where there is only one.
func TestKeysOfARecordStandTogether(t *testing.T) {
	for _, c := range []struct{ file, before, key, after string }{
		{lead, "date: 2020-02-25\n", "title", "date: 2020-02-25\ntitle: x\n"},
		{lead, "title: y\n", "date", "date: x\ntitle: y\n"},
		{"plan/programme.yaml", "name: P\n", "organisation", "name: P\norganisation: x\n"},
	} {
		changed, err := store.Apply(fstest.MapFS{c.file: {Data: []byte(c.before)}}, []store.Edit{{File: c.file, Path: []string{c.key}, Value: store.TextValue("x")}})
		if err != nil || len(changed) != 1 || string(changed[0].After) != c.after {
			t.Errorf("%q: %v, %q, want %q", c.before, err, changed, c.after)
		}
	}
}
