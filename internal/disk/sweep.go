package disk

import (
	"os"
	"path"
	"strings"
	"time"
)

// Temporary files are hidden and end in nothing that a record's file ends in,
// so that no reader takes one for a file of the record.
const temporaryPrefix, temporaryEnding = ".improve-", ".tmp"

// Leftovers are the patterns, as .gitignore takes them, of what a program leaves
// in a folder that is killed while it writes or holds the lock.
func Leftovers() []string { return []string{temporaryPrefix + "*" + temporaryEnding, lockName} }

// abandoned is the age from which a temporary file is nobody's any more: it
// lives for as long as it takes to write one file.
const abandoned = 10 * time.Minute

// sweep removes the temporary files that killed programs left in a folder. It
// does what it can: they are in nobody's way.
func (w *writer) sweep(folder string) {
	opened, err := w.root.Open(folder)
	if err != nil {
		return
	}
	defer opened.Close()
	entries, _ := opened.ReadDir(-1)
	for _, entry := range entries {
		if name := entry.Name(); strings.HasPrefix(name, temporaryPrefix) && strings.HasSuffix(name, temporaryEnding) &&
			old(entry) {
			_ = w.root.Remove(path.Join(folder, name))
		}
	}
}

func old(entry os.DirEntry) bool {
	info, err := entry.Info()
	return err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > abandoned
}
