package record

import (
	"bytes"
	"io/fs"
	"sync"

	"improve/internal/disk"
	"improve/internal/store"
)

// Laid is a file of the record laid out in memory.
type Laid struct {
	Path          string
	Before, After []byte
	Err           error // why it is left as it is
}

// LayOut lays out files of the record in a folder, side by side, and returns those
// that change and those that cannot be laid out.
func LayOut(dir string, names []string) ([]Laid, error) {
	fsys, err := disk.FS(dir)
	if err != nil {
		return nil, failed(err, "")
	}
	files := make([]Laid, len(names))
	var workers sync.WaitGroup
	for i, name := range names {
		workers.Go(func() {
			f := Laid{Path: name}
			if f.Before, f.Err = fs.ReadFile(fsys, name); f.Err == nil {
				f.After, f.Err = store.Format(name, f.Before)
			}
			files[i] = f
		})
	}
	workers.Wait()
	var list []Laid
	for _, f := range files {
		if f.Err != nil || !bytes.Equal(f.Before, f.After) {
			list = append(list, f)
		}
	}
	return list, nil
}

// WriteLaid writes files that were laid out. The caller holds the lock of the
// record since before they were read.
func WriteLaid(dir string, laid []Laid) error {
	var files []disk.File
	for _, f := range laid {
		files = append(files, disk.File{Path: f.Path, Before: f.Before, Data: f.After})
	}
	return write(dir, files)
}
