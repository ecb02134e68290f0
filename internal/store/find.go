package store

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// file is a file of the record, found and not yet read. One that belongs to no
// family cannot be read.
type file struct {
	path   string
	link   bool
	family *family
}

// inventory is what the folders of a record hold.
type inventory struct {
	kinds    []family
	files    []file
	problems diag.List
}

// find lists the files of the record. Files that do not end in .yaml or .yml
// (notes, workbooks, an editor's backups) are nobody's business here.
func find(fsys fs.FS) (*inventory, error) {
	found := &inventory{kinds: families()}
	missing := 0
	for _, folder := range []string{"plan", "updates"} {
		info, err := fs.Stat(fsys, folder)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			missing++
		case err != nil:
			found.problems.Add(unreadable(file{path: folder, link: isLink(fsys, folder)}, err))
			found.files = append(found.files, file{path: folder})
		case !info.IsDir():
			found.lose(file{path: folder}, FileKind.New(diag.Place{File: folder}, "this is a file, not a folder", "make it a folder; the record's files stand inside"))
		default:
			found.walk(fsys, folder)
		}
	}
	if missing == 2 {
		return nil, ErrNoRecord
	}
	slices.SortFunc(found.files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return found, nil
}

func isLink(fsys fs.FS, name string) bool {
	info, err := fs.Lstat(fsys, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// lose notes a file that will not be read, and why.
func (found *inventory) lose(f file, d diag.Diagnostic) {
	found.files = append(found.files, f)
	found.problems.Add(d)
}

func (found *inventory) walk(fsys fs.FS, folder string) {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		found.lose(file{path: folder}, unreadable(file{path: folder}, err))
		return
	}
	for _, entry := range entries {
		f := file{path: folder + "/" + entry.Name(), link: entry.Type()&fs.ModeSymlink != 0}
		switch {
		case isYAML(f.path):
			found.place(f, entry)
		case entry.IsDir() && !strings.HasPrefix(entry.Name(), "."):
			found.walk(fsys, f.path)
		}
	}
}

// place finds the family of a file by its path.
func (found *inventory) place(f file, entry fs.DirEntry) {
	at := diag.Place{File: f.path}
	for i := range found.kinds {
		if !found.kinds[i].matches(f.path) {
			continue
		}
		if entry.IsDir() {
			found.lose(f, FileKind.New(at, "this is a folder, and nothing in it is read", "move what is in it to where the record expects it, and delete the folder"))
			return
		}
		if !entry.Type().IsRegular() && !f.link {
			found.lose(f, FileKind.New(at, "this is a device or a pipe, not a file", "replace it by a file"))
			return
		}
		if path.Dir(f.path) == "updates" && !datedName(path.Base(f.path)) {
			found.lose(f, FileName.New(at, "the name of an update begins with its date", "rename the file, such as updates/2020-02-25-board.yaml"))
			return
		}
		f.family = &found.kinds[i]
		found.files = append(found.files, f)
		return
	}
	found.lose(f, FileUnknown.New(at, "this file is none of the record's, so it is not read", unknownRemedy(f.path, found.kinds)))
}

// datedName reports whether a name is YYYY-MM-DD-what.yaml.
func datedName(name string) bool {
	if len(name) < len("2020-02-25-a.yaml") || name[10] != '-' {
		return false
	}
	d, err := programme.ParseDate(name[:10])
	return err == nil && !d.IsMonth()
}

func unknownRemedy(name string, kinds []family) string {
	folder, base := path.Split(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if right := folder + stem + ".yaml"; right != name {
		for _, k := range kinds {
			if k.matches(right) {
				return "rename it to " + right
			}
		}
	}
	var names []string
	for _, k := range kinds {
		names = append(names, k.Path)
	}
	if near, ok := diag.Nearest(name, names); ok && !strings.Contains(near, "*") {
		return "did you mean " + near + "?"
	}
	switch {
	case strings.HasPrefix(name, "updates/"):
		return "put it directly into updates/, named by its date: updates/2020-02-25-board.yaml"
	case strings.HasPrefix(name, "plan/ambitions/"):
		return "put it directly into plan/ambitions/"
	}
	return "the record's files are " + andList(names)
}
