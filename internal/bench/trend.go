package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"gopkg.in/yaml.v3"
)

// trend compares telling what each board was shown with what git needs at least
// to hand over such a history: every change, and every version of a file once.
func (b *bench) trend() ([]result, error) {
	dir, err := b.longHistory(500)
	if err != nil {
		return nil, err
	}
	calls, err := b.gitCalls(dir, "trend", "--from-git")
	if err != nil {
		return nil, err
	}
	b.notes = append(b.notes, fmt.Sprintf("improve trend --from-git over that history starts git %d times.", calls))
	const trend, floor, parsed = 0, 1, 2
	at := "500 commits of 200 files: trend --from-git / git log and cat-file"
	return comparison{
		processes: []process{
			trend:  {name: "trend", dir: dir, argv: []string{b.improve, "trend", "--from-git"}},
			floor:  {name: "git", dir: dir, argv: []string{b.self, "read-history"}},
			parsed: {name: "git and YAML", dir: dir, argv: []string{b.self, "read-history", "parse"}},
		},
		claims: []claim{
			{what: at, of: trend, over: floor, measure: wall, target: 1.6},
			{what: at + " and YAML", of: trend, over: parsed, measure: wall},
			{what: at + ", CPU time", of: trend, over: floor, measure: cpu, target: 2.3},
			{what: at + ", memory", of: trend, over: floor, measure: memory},
		},
		rounds: b.few(), warm: true,
	}.run(b.ctx)
}

// longHistory is a repository of a record of 200 files in which each commit edits
// four, spread over the years of its boards; the one made before, where there is one.
func (b *bench) longHistory(commits int) (dir string, err error) {
	dir = filepath.Join(b.dir, "long-history")
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	if _, err := b.output(b.dir, b.self, "make-record", dir, "400", "800", "200"); err != nil {
		return "", err
	}
	if _, err := b.output(dir, "git", "init", "-q", "-b", "main"); err != nil {
		return "", err
	}
	cmd := exec.CommandContext(b.ctx, "git", "fast-import", "--quiet")
	cmd.Dir, cmd.Stderr = dir, b.stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	if err := writeHistory(in, dir, commits); err != nil {
		return "", err
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		return "", fmt.Errorf("git fast-import: %w", err)
	}
	_, err = b.output(dir, "git", "reset", "-q", "--hard", "main")
	return dir, err
}

// writeHistory writes a history as fast-import reads it.
func writeHistory(w io.Writer, dir string, commits int) error {
	var names []string
	files := map[string][]byte{}
	for _, folder := range []string{"plan", "updates"} {
		err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			name, err := filepath.Rel(dir, path)
			if err != nil {
				return err
			}
			names = append(names, filepath.ToSlash(name))
			files[filepath.ToSlash(name)], err = os.ReadFile(path)
			return err
		})
		if err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w)
	first, last := time.Date(2019, 9, 1, 12, 0, 0, 0, time.UTC), time.Date(2024, 8, 30, 12, 0, 0, 0, time.UTC)
	for i := range commits {
		at := first.Add(last.Sub(first) / time.Duration(commits) * time.Duration(i)).Unix()
		fmt.Fprintf(out, "commit refs/heads/main\ncommitter Bench <bench@example.org> %d +0000\ndata 9\nA version\n",
			at)
		edited := names
		if i > 0 {
			edited = nil
			for n := range 4 {
				edited = append(edited, names[(i*37+n*53)%len(names)])
			}
		}
		for _, name := range edited {
			if i > 0 {
				files[name] = fmt.Appendf(files[name], "# edit %d\n", i)
			}
			fmt.Fprintf(out, "M 100644 inline %s\ndata %d\n%s\n", name, len(files[name]), files[name])
		}
	}
	return out.Flush()
}

// readHistory is the floor: every change of the history in this folder, and every
// version of a file once, from two processes of git; with `parse` each of them is
// parsed as well.
func readHistory(args []string) error {
	log, err := exec.Command("git", "log", "--raw", "-z", "--no-renames", "--no-abbrev", "--first-parent",
		"--format=%H", "--", "plan", "updates").Output()
	if err != nil {
		return err
	}
	var ids []string
	for word := range strings.SplitSeq(string(log), "\x00") {
		if words := strings.Fields(word); len(words) == 5 && strings.HasPrefix(words[0], ":") {
			ids = append(ids, words[3])
		}
	}
	slices.Sort(ids)
	cmd := exec.Command("git", "cat-file", "--batch", "--buffer")
	cmd.Stdin = strings.NewReader(strings.Join(slices.Compact(ids), "\n") + "\n")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if len(args) == 1 && args[0] == "parse" {
		err = parseObjects(bufio.NewReader(out))
	} else {
		_, err = io.Copy(io.Discard, out)
	}
	if err != nil {
		return err
	}
	return cmd.Wait()
}

// parseObjects parses what cat-file --batch writes to nodes, with a worker a
// processor.
func parseObjects(in *bufio.Reader) error {
	queue := make(chan []byte, 64)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for data := range queue {
				var node yaml.Node
				_ = yaml.Unmarshal(data, &node) // what is wrong with it costs time all the same
			}
		})
	}
	defer workers.Wait()
	defer close(queue)
	for {
		var id, kind string
		var size int
		if _, err := fmt.Fscanf(in, "%s %s %d\n", &id, &kind, &size); err != nil {
			return nil //nolint:nilerr // the end
		}
		data := make([]byte, size+1)
		if _, err := io.ReadFull(in, data); err != nil {
			return err
		}
		queue <- data[:size]
	}
}

// gitCalls counts how often a call of improve starts git, by what git itself
// writes down of it.
func (b *bench) gitCalls(dir string, args ...string) (int, error) {
	trace := filepath.Join(b.dir, "git-trace")
	cmd := exec.CommandContext(b.ctx, b.improve, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GIT_TRACE2="+trace)
	if err := cmd.Run(); err != nil {
		return 0, err
	}
	data, err := os.ReadFile(trace)
	return bytes.Count(data, []byte(" start ")), err
}
