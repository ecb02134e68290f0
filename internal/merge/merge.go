// Package merge joins two versions of a file of the record that grew out of one:
// what either side changed, key by key and record by record.
//
// It works on the bytes of entries, so that comments and layout come along, and
// knows what entries go by from the schema in `store`. It reads and writes no
// files, and leaves lines of text that are no YAML to `gitrepo`.
package merge

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"improve/internal/store"
	"improve/internal/yamldoc"
)

// ErrByLines is returned when a file cannot be merged by its keys, and has to be merged
// by its lines.
var ErrByLines = errors.New("it cannot be merged key by key")

// Result is a merged file.
type Result struct {
	Data      []byte
	Conflicts [][]string // what both sides changed differently: the keys and ids on the way to it
}

// Ours is the merged file with our version of each conflict.
func (r Result) Ours() []byte { return []byte(settle(string(plain(r.Data)), true)) }

// The marks around the two versions of a conflict, as git writes them.
const (
	markOurs   = "<<<<<<< ours\n"
	markMiddle = "=======\n"
	markTheirs = ">>>>>>> theirs\n"
)

var mark = []byte("\xef\xbb\xbf") // the byte-order mark

// Merge joins two versions of a file. Changes of different facts are both made,
// and the same change of one fact once; comments of either side stay, and so does
// the layout of ours. Where one fact was changed differently, both versions stand
// in the result between the marks of a conflict, and nothing else does. The
// result is read again to see that each fact in it is one that a side wrote.
func Merge(file string, base, ours, theirs []byte) (Result, error) {
	place, ok := store.PlaceOf(file)
	if !ok {
		return Result{}, fmt.Errorf("%w: %s is not a file of the record", ErrByLines, file)
	}
	var sides [3]yamldoc.Part
	for i, data := range [][]byte{base, ours, theirs} {
		part, err := store.Parse(file, plain(data))
		if err != nil {
			return Result{}, fmt.Errorf("%w: %s: %w",
				ErrByLines, []string{"the version before both", "our version", "their version"}[i], err)
		}
		sides[i] = part
	}
	m := &merger{}
	text, ok := m.inside(place, sides[0], sides[1], sides[2])
	if !ok {
		return Result{}, fmt.Errorf("%w: two of its entries have the same name", ErrByLines)
	}
	text = comments(sides[0].Head, sides[1].Head, sides[2].Head) + text
	if err := check(file, place, sides, text, m.conflicts); err != nil {
		return Result{}, err
	}
	return Result{likeOurs([]byte(text), ours), m.conflicts}, nil
}

// plain is a file with the line ends that all are merged with.
func plain(data []byte) []byte {
	data = bytes.TrimPrefix(data, mark)
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
		data = append(slices.Clip(data), '\n')
	}
	return data
}

// likeOurs gives a merged file the line ends that our version has.
func likeOurs(data, ours []byte) []byte {
	if bytes.Contains(ours, []byte("\r\n")) {
		data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	}
	if bytes.HasPrefix(ours, mark) {
		data = append(slices.Clip(mark), data...)
	}
	if len(ours) > 0 && ours[len(ours)-1] != '\n' &&
		!bytes.HasSuffix(data, []byte(strings.TrimSpace(markTheirs)+"\n")) {
		data = bytes.TrimRight(data, "\r\n")
	}
	return data
}

// comments joins what is around an entry: one side's where the other left it
// alone, else ours with the lines that only theirs has.
func comments(base, ours, theirs string) string {
	switch {
	case ours == theirs, theirs == base:
		return ours
	case ours == base:
		return theirs
	}
	had := map[string]bool{}
	for line := range strings.SplitAfterSeq(base+ours, "\n") {
		had[line] = true
	}
	joined := strings.Builder{}
	joined.WriteString(ours)
	for line := range strings.SplitAfterSeq(theirs, "\n") {
		if strings.TrimSpace(line) != "" && !had[line] {
			joined.WriteString(line)
		}
	}
	return joined.String()
}
