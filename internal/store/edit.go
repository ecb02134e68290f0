package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// Value is something to be written into a file of the record.
type Value = yamldoc.Value

// Pair is a key with its value.
type Pair = yamldoc.Pair

// TextValue is a text to be written.
func TextValue(s string) Value { return yamldoc.TextValue(s) }

// ListValue is a list to be written.
func ListValue(items ...Value) Value { return yamldoc.ListValue(items...) }

// MapValue is a group of keys to be written. Keys without a value are left out.
func MapValue(pairs ...Pair) Value { return yamldoc.MapValue(pairs...) }

// Edit is a change to one place of one file.
type Edit struct {
	// File is a path within the record, such as
	// updates/2020-02-25-leadership.yaml. It need not exist yet.
	File string
	// Path leads to the value by keys; in a list of records by the record's id
	// (by the value of its first key, where it has none), in a list of texts by
	// the text: {"tasks", "1.3", "target"}, {"progress", "1.3", "rating"}. The
	// last step "+" appends to a list: {"actions", "+"}. What is missing on the
	// way is made. No path at all is the whole of a file that does not exist yet.
	Path []string
	// Value replaces the value there; the zero Value deletes it, and
	// nothing happens where it is not there.
	Value Value
}

// Changed is a file that edits have changed.
type Changed struct {
	Path   string
	Before []byte // nil where the file is new
	After  []byte
}

// ErrEdit is returned for an edit that cannot be made, with the reason.
var ErrEdit = errors.New("this cannot be written")

// Apply makes edits in memory, one after the other, and returns the files that
// differ afterwards, sorted by path. It changes the bytes of the values only:
// comments, blank lines, quotes, order and line ends elsewhere stay as they are,
// and new keys go where the schema has them. Each result is read again: where it
// would differ from the old with the edits made, there is an error, and
// nothing is returned.
func Apply(fsys fs.FS, edits []Edit) ([]Changed, error) {
	var changes []Changed
	for _, file := range filesOf(edits) {
		before, err := readForEdit(fsys, file)
		if err != nil {
			return nil, err
		}
		after, err := applyAll(file, before, editsOf(edits, file))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if before == nil || string(before) != string(after) {
			changes = append(changes, Changed{file, before, after})
		}
	}
	return changes, nil
}

func filesOf(edits []Edit) []string {
	var files []string
	for _, e := range edits {
		files = append(files, e.File)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

func editsOf(edits []Edit, file string) []Edit {
	return slices.DeleteFunc(slices.Clone(edits), func(e Edit) bool { return e.File != file })
}

// readForEdit reads a file that is to be changed; nil where there is none.
func readForEdit(fsys fs.FS, file string) ([]byte, error) {
	if kindOfFile(file) == nil {
		return nil, fmt.Errorf("%w: %s is not a file of the record", ErrEdit, file)
	}
	opened, err := fsys.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, bare(err))
	}
	defer opened.Close()
	data, err := io.ReadAll(io.LimitReader(opened, yamldoc.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, bare(err))
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// kindOfFile is the kind of a file by its path; nil if it is not a file of the record.
func kindOfFile(file string) *schema.File {
	kind := kindAt(file)
	if kind == nil || path.Dir(file) == updatesFolder && !datedName(path.Base(file)) {
		return nil
	}
	return kind
}

// kindAt is the kind of a file by the folder it is in and its ending.
func kindAt(file string) *schema.File {
	i := slices.IndexFunc(schema.Files(), func(k *schema.File) bool { return k.Matches(file) })
	if i < 0 {
		return nil
	}
	return schema.Files()[i]
}

// applyAll makes the edits of one file.
func applyAll(file string, before []byte, edits []Edit) ([]byte, error) {
	shape := kindOfFile(file).Shape
	doc, problems := yamldoc.Parse(file, before)
	if doc == nil && !holdsNothing(before, problems) {
		return nil, unreadableYAML(problems)
	}
	if doc == nil {
		return begin(shape, file, before, edits)
	}
	says := doc.Root().Whole()
	for _, e := range edits {
		op, err := resolve(says, shape, e)
		if err != nil {
			return nil, err
		}
		if op == nil {
			continue
		}
		if doc, err = doc.Splice(*op); err != nil {
			return nil, fmt.Errorf("%w; edit the file yourself: %s", err, describe(e))
		}
		says.Apply(*op)
	}
	return doc.Data, nil
}

// unreadableYAML explains why a file that is not valid YAML cannot be edited.
func unreadableYAML(problems diag.List) error {
	d := problems[max(0, slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }))]
	return fmt.Errorf("%w: the file has an error on line %d: %s; %s", ErrEdit, d.Place.Line, d.Message, d.Remedy)
}

// describe names the places of edits, for a person who makes them by hand.
func describe(edits ...Edit) string {
	var places []string
	for _, e := range edits {
		place := strings.Join(e.Path, ", ")
		if e.Value.Kind == yamldoc.Scalar {
			place += ": " + diag.Shorten(e.Value.Text)
		}
		places = append(places, place)
	}
	return strings.Join(places, "; ")
}

// holdsNothing reports whether a file has no value in it, only comments perhaps.
func holdsNothing(data []byte, problems diag.List) bool {
	return data == nil || len(problems) == 1 && problems[0].Rule == yamldoc.Empty.ID
}

// begin writes the first values of a file, below the comments it may have.
func begin(shape *schema.Shape, file string, before []byte, edits []Edit) ([]byte, error) {
	v := Value{Kind: yamldoc.Map}
	for _, e := range edits {
		if len(e.Path) == 0 {
			v = canonical(e.Value, shape)
			continue
		}
		op, err := resolve(v, shape, e)
		if err != nil {
			return nil, err
		}
		if op != nil {
			v.Apply(*op)
		}
	}
	data := yamldoc.File(v)
	if head := bytes.TrimRight(before, " \t\r\n"); len(head) > 0 {
		data = slices.Concat(head, []byte("\n"), data)
	}
	if err := yamldoc.Fits(data); err != nil {
		return nil, err
	}
	doc, problems := yamldoc.Parse(file, data)
	if doc == nil || !doc.Root().Whole().Same(v) {
		return nil, fmt.Errorf("%w (%s); edit the file yourself: %s",
			yamldoc.ErrNotExact, firstMessage(problems), describe(edits...))
	}
	return data, nil
}

func firstMessage(problems diag.List) string {
	if len(problems) == 0 {
		return "the text would be read as something else"
	}
	return problems[0].Message
}
