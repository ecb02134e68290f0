package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"gopkg.in/yaml.v3"

	"improve/internal/store/storetest"
	"improve/internal/yamldoc"
)

// makeRecord writes a record: its arguments are a folder and the numbers of
// tasks, progress entries and files.
func makeRecord(args []string) error {
	if len(args) != 4 {
		return errors.New("make-record FOLDER TASKS ENTRIES FILES")
	}
	var numbers [3]int
	for i := range numbers {
		n, err := strconv.Atoi(args[i+1])
		if err != nil {
			return err
		}
		numbers[i] = n
	}
	return storetest.Generate(args[0], numbers[0], numbers[1], numbers[2])
}

// parseNodes reads the YAML files of the record in this folder into nodes with the
// library, with as many workers as improve uses, and keeps or drops them.
func parseNodes(args []string) error {
	if len(args) != 1 || args[0] != "keep" && args[0] != "drop" {
		return errors.New("parse-nodes keep|drop")
	}
	names, err := recordFiles(".")
	if err != nil {
		return err
	}
	kept, err := parseAll(names, args[0] == "keep")
	runtime.KeepAlive(kept)
	return err
}

// recordFiles are the files of the record in a folder.
func recordFiles(dir string) (names []string, err error) {
	for _, folder := range []string{"plan", "updates"} {
		err := filepath.WalkDir(filepath.Join(dir, folder), func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}

// plainShare is how many of a record's files are read without the YAML library.
func plainShare(dir string) (string, error) {
	names, err := recordFiles(dir)
	if err != nil {
		return "", err
	}
	plain := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		if yamldoc.IsPlain(data) {
			plain++
		}
	}
	return count(plain) + " of " + count(len(names)) + " files", nil
}

func parseAll(names []string, keep bool) ([]*yaml.Node, error) {
	nodes := make([]*yaml.Node, len(names))
	mistakes := make([]error, len(names))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				var root yaml.Node
				data, err := os.ReadFile(names[i])
				if err == nil {
					err = yaml.Unmarshal(data, &root)
				}
				mistakes[i] = err
				if keep {
					nodes[i] = &root
				}
			}
		})
	}
	workers.Wait()
	return nodes, errors.Join(mistakes...)
}
