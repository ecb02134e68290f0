package record

import (
	"path/filepath"
	"slices"
	"strings"

	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/store"
)

// Spare refuses to have a program's output written over files of a record, or over
// files that git tracks: what somebody wrote by hand would be lost. Paths are whole
// paths; the files need not exist.
func Spare(paths []string) error {
	tracked := map[string][]string{} // the files that exist, by folder
	for _, path := range paths {
		folder, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			continue // there is no such folder, and writing will say so
		}
		if inRecord(folder) {
			return failedf("name a file outside plan/ and updates/; --force writes it there anyway",
				"%s is a file of the record", path)
		}
		if exists(path) {
			tracked[folder] = append(tracked[folder], filepath.Base(path))
		}
	}
	for folder, names := range tracked {
		if name := trackedOf(folder, names); name != "" {
			return failedf("name another file; --force replaces it anyway",
				"%s is tracked by git and would be replaced", filepath.Join(folder, name))
		}
	}
	return nil
}

// inRecord reports whether a folder is one of those that hold a record's files.
func inRecord(folder string) bool {
	for at := folder; ; at = filepath.Dir(at) {
		name := filepath.Base(at)
		above := filepath.Dir(at)
		if (name == "plan" || name == "updates") && isRecord(above) {
			return true
		}
		if at == above {
			return false
		}
	}
}

// isRecord reports whether a folder holds at least one file of a record.
func isRecord(dir string) bool {
	fsys, err := disk.FS(dir)
	if err != nil {
		return false
	}
	names, err := store.Files(fsys)
	return err == nil && slices.ContainsFunc(names, store.IsFile)
}

// trackedOf is the first of some files in a folder that git tracks; empty where it
// tracks none, or nobody can say.
func trackedOf(folder string, names []string) string {
	repo, err := gitrepo.Open(folder)
	if err != nil {
		return ""
	}
	defer repo.Close()
	tracked, _ := repo.Tracked(names)
	return strings.Join(tracked[:min(1, len(tracked))], "")
}
