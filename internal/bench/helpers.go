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

// parseNodes is the floor: it reads the YAML files of the record in this folder
// into nodes, with as many workers as improve uses, and keeps or drops them.
func parseNodes(args []string) error {
	if len(args) != 1 || args[0] != "keep" && args[0] != "drop" {
		return errors.New("parse-nodes keep|drop")
	}
	var names []string
	for _, folder := range []string{"plan", "updates"} {
		err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	kept, err := parseAll(names, args[0] == "keep")
	runtime.KeepAlive(kept)
	return err
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
