package store

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/schema"
)

// file is a file of the record, found and not yet read. One that belongs to no
// kind cannot be read.
type file struct {
	path string
	link bool
	kind *schema.File
	// found is set for what the folders hold, and not for what another version holds alone.
	found bool
}

// inventory is what the folders of a record hold.
type inventory struct {
	fsys     fs.FS
	files    []file
	problems diag.List
}

// The folders of a record.
const planFolder, updatesFolder, ambitionsFolder = "plan", "updates", "plan/ambitions"

// find lists the files of the record. There may be other files beside them (notes,
// workbooks, an editor's backups) and are nobody's business here; what was
// probably meant to be a file of the record is reported.
func find(fsys fs.FS) (*inventory, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("read the folder of the record: %w", bare(err))
	}
	found := &inventory{fsys: fsys}
	missing := []string{planFolder, updatesFolder}
	for _, entry := range entries {
		if i := slices.Index(missing, entry.Name()); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
			found.folder(entry.Name(), entry)
		}
	}
	for _, entry := range entries {
		if err := found.misnamed(entry, missing); err != nil {
			return nil, err
		}
	}
	if len(missing) == 2 {
		return nil, ErrNoRecord
	}
	slices.SortFunc(found.files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return found, nil
}

// misnamed reports a folder that was probably meant for one of the record's: by
// its letters, or, where that one is missing, by a name that is near.
func (found *inventory) misnamed(entry fs.DirEntry, missing []string) error {
	name := entry.Name()
	meant := strings.ToLower(name)
	if near, ok := diag.Nearest(name, missing); ok {
		meant = near
	}
	if name == planFolder || name == updatesFolder || meant != planFolder && meant != updatesFolder ||
		!found.holdsYAML(name) {
		return nil
	}
	if len(missing) == 2 {
		return fmt.Errorf("%w; rename the folder %s to %s", ErrNoRecord, name, meant)
	}
	found.lose(file{path: name}, FileUnknown.New(diag.Place{File: name}, "unexpected folder: nothing in it is read",
		"rename it to "+meant))
	return nil
}

// holdsYAML reports whether a folder, or one in it, holds YAML files.
func (found *inventory) holdsYAML(folder string) bool {
	entries, _ := fs.ReadDir(found.fsys, folder) // a folder that cannot be listed counts as empty
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return isYAML(e.Name()) || e.IsDir() && found.holdsYAML(path.Join(folder, e.Name()))
	})
}

// lose notes a file that will not be read, and why.
func (found *inventory) lose(f file, d diag.Diagnostic) {
	f.kind = nil
	found.files = append(found.files, f)
	found.problems.Add(d)
}

// folder goes through a folder of the record, which may be a link to another
// within it.
func (found *inventory) folder(name string, entry fs.DirEntry) {
	f := file{path: name, link: isLink(entry)}
	at := diag.Place{File: name}
	info, err := fs.Stat(found.fsys, name)
	switch {
	case err != nil:
		found.lose(f, unreadable(f, err))
		return
	case !info.IsDir():
		found.lose(f, FileKind.New(at, "this is "+kindOf(info.Mode())+", not a folder", "replace it with a folder"))
		return
	}
	entries, err := fs.ReadDir(found.fsys, name)
	if err != nil {
		found.lose(f, unreadable(f, err))
		return
	}
	for _, entry := range entries {
		found.entry(name+"/"+entry.Name(), entry)
	}
}

func isLink(entry fs.DirEntry) bool { return entry.Type()&fs.ModeSymlink != 0 }

func (found *inventory) entry(name string, entry fs.DirEntry) {
	f := file{path: name, link: isLink(entry)}
	base := entry.Name()
	hidden := strings.HasPrefix(base, ".")
	switch {
	case strings.HasPrefix(base, "._"), strings.HasPrefix(base, ".#"):
		// macOS and Emacs leave these beside a file; they are no files of anybody's
	case isYAML(base):
		found.place(f, entry)
	case name == ambitionsFolder:
		found.folder(name, entry)
	case looksLikeYAML(base) && !entry.IsDir():
		found.lose(f, FileUnknown.New(diag.Place{File: name}, "this file is not read: its name does not end in .yaml",
			"rename it to "+name[:strings.LastIndexByte(strings.TrimSuffix(name, ".txt"), '.')]+".yaml"))
	case f.link:
		found.otherLink(f)
	case entry.IsDir() && !hidden:
		found.folder(name, entry)
	}
}

// otherLink reports a link to a folder, which could hold files of the record.
// Links to folders are not followed: they can lead in a circle.
func (found *inventory) otherLink(f file) {
	info, err := fs.Stat(found.fsys, f.path)
	switch {
	case err != nil && path.Ext(f.path) == "":
		found.lose(f, unreadable(f, err))
	case err == nil && info.IsDir() && found.holdsYAML(f.path):
		found.lose(f, FileLink.New(diag.Place{File: f.path},
			"this is a link to a folder: nothing in it is read", "replace the link with the folder"))
	}
}

// place finds the kind of a YAML file by its path.
func (found *inventory) place(f file, entry fs.DirEntry) {
	at := diag.Place{File: f.path}
	kind := kindAt(f.path)
	switch {
	case strings.HasPrefix(entry.Name(), "."):
		found.lose(f, FileUnknown.New(at, "this file is not read: its name starts with a dot",
			"rename it without the dot, or delete it"))
	case kind == nil && entry.IsDir():
		found.folder(f.path, entry)
	case kind == nil:
		found.lose(f, FileUnknown.New(at, "unexpected file: it is not read", unknownRemedy(f.path)))
	case entry.IsDir():
		found.lose(f, FileKind.New(at, "this is a folder, not a file: nothing in it is read",
			"move its content to the right file, and delete the folder"))
	case !entry.Type().IsRegular() && !f.link:
		found.lose(f, FileKind.New(at, "this is "+kindOf(entry.Type())+", not a file", "replace it with a file"))
	case path.Dir(f.path) == updatesFolder && !datedName(entry.Name()):
		found.lose(f, FileName.New(at, "the file name of an update is its date, a hyphen and a word",
			"rename the file, for example "+updatesFolder+"/"+datedNameFor(entry.Name())))
	default:
		f.kind = kind
		found.files = append(found.files, f)
	}
}
