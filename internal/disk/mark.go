package disk

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"slices"
	"strings"
)

// basisLine begins the line of the mark that says what the files rest on. It is no line of a
// file. Of several the last counts.
const basisLine = "rests on "

// markLine is a line of the mark: a sum, two blanks, a path.
func markLine(sum, name string) string { return sum + "  " + name + "\n" }

// MarkedPaths are the paths that a mark lists.
func MarkedPaths(data []byte) []string {
	m := &Made{before: map[string][]string{}}
	m.readMark(data)
	return slices.Sorted(maps.Keys(m.before))
}

// readMark reads the lines of a mark. One that has no end was cut short, by a disk that was
// full: nothing was put in its place then.
func (m *Made) readMark(data []byte) {
	data = data[:bytes.LastIndexByte(data, '\n')+1]
	m.whole = int64(len(data))
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if basis, ok := strings.CutPrefix(line, basisLine); ok {
			m.basis = basis
		} else if sum, name, ok := strings.Cut(line, "  "); ok && len(sum) == 2*sha256.Size {
			m.before[name] = append(m.before[name], sum)
		}
	}
}
