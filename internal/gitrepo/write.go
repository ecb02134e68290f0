package gitrepo

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Committed is a commit that was made.
type Committed struct {
	Hash     string
	Unsigned string // why it carries no signature although the user's settings ask for one; "" where all is as asked
}

// Commit commits those files as they are in the folder, and nothing else: what
// else is staged stays staged. A file that is gone is committed as gone. The user's
// own settings decide on a signature.
//
// No hook runs, and no filter: a file that one would have to change is refused.
// Committing in the middle of a merge or a rebase is refused as well.
func (r *Repo) Commit(paths []string, message string) (Committed, error) {
	if _, err := r.User(); err != nil {
		return Committed{}, err
	}
	head, err := r.ready()
	if err != nil {
		return Committed{}, err
	}
	scratch, err := os.MkdirTemp("", "improve-commit-")
	if err != nil {
		return Committed{}, err
	}
	defer os.RemoveAll(scratch)
	entries, err := r.entries(paths, head, scratch)
	if err != nil {
		return Committed{}, err
	}
	tree, err := r.writeTree(head, entries, filepath.Join(scratch, "index"))
	if err != nil {
		return Committed{}, fmt.Errorf("prepare the commit: %w", err)
	}
	return r.record(head, tree, entries, message)
}

// ready is the commit to build on, "" before the first.
func (r *Repo) ready() (head string, err error) {
	if r.bare {
		return "", errors.New("this is a bare repository: there are no files here to commit")
	}
	for _, state := range []struct{ file, words string }{
		{"MERGE_HEAD", "a merge"}, {"rebase-merge", "a rebase"}, {"rebase-apply", "a rebase"},
		{"CHERRY_PICK_HEAD", "a cherry-pick"}, {"REVERT_HEAD", "a revert"},
	} {
		where, err := r.git("rev-parse", "--git-path", state.file)
		if err != nil {
			return "", err
		}
		file := strings.TrimSuffix(string(where), "\n")
		if !filepath.IsAbs(file) {
			file = filepath.Join(r.dir, file)
		}
		if _, err := os.Lstat(file); err == nil {
			return "", fmt.Errorf("%s is in progress in this repository: finish it with git first, then commit",
				state.words)
		}
	}
	commit, err := r.Head()
	if err == nil {
		return commit.Hash, nil
	}
	if _, err := r.git("symbolic-ref", "--quiet", "HEAD"); err != nil {
		return "", fmt.Errorf("read the current branch: %w", err)
	}
	return "", nil
}

// entry is a file as the index holds it; no id where it is gone.
type entry struct{ path, mode, id string }

// line is the entry as update-index reads it.
func (e entry) line(hash int) string {
	if e.id == "" {
		return "0 " + strings.Repeat("0", hash) + "\t" + e.path + "\x00"
	}
	return e.mode + " " + e.id + "\t" + e.path + "\x00"
}

// entries stores the files' contents as objects.
func (r *Repo) entries(paths []string, head, scratch string) ([]entry, error) {
	before, err := r.before(paths, head)
	if err != nil {
		return nil, err
	}
	rules, err := r.attributes(paths)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	entries := make([]entry, 0, len(paths))
	var files strings.Builder
	for i, path := range paths {
		e := entry{path: r.prefix + path, mode: cmp.Or(before[path].mode, "100644")}
		data, err := regular(root, path)
		if err == nil {
			data, err = rules[path].stored(path, data, before[path].crlf)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if err == nil {
			name := filepath.Join(scratch, fmt.Sprint(i))
			if err := os.WriteFile(name, data, 0o600); err != nil {
				return nil, err
			}
			e.id = "to come"
			files.WriteString(name + "\n")
		}
		entries = append(entries, e)
	}
	return entries, r.store(entries, files.String())
}

// store writes the objects of those entries that have a file, in one git process.
func (r *Repo) store(entries []entry, files string) error {
	cmd := r.writing("hash-object", "-w", "--no-filters", "--stdin-paths")
	cmd.Stdin = strings.NewReader(files)
	out, err := output(cmd)
	if err != nil {
		return fmt.Errorf("store the files in git: %w", err)
	}
	ids := strings.Fields(string(out))
	for i := range entries {
		if entries[i].id == "" {
			continue
		}
		if len(ids) == 0 {
			return errors.New("store the files in git: it stored fewer files than it was given")
		}
		entries[i].id, ids = ids[0], ids[1:]
	}
	return nil
}

// regular is a file's content. A link would be committed as a link, not as what
// was written.
func regular(root *os.Root, path string) ([]byte, error) {
	info, err := root.Lstat(filepath.FromSlash(path))
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is a link or a folder; only files can be committed", path)
	}
	return root.ReadFile(filepath.FromSlash(path))
}

// earlier is what HEAD holds under a path.
type earlier struct {
	mode string
	crlf bool // its lines end as Windows ends them
}

func (r *Repo) before(paths []string, head string) (map[string]earlier, error) {
	before := map[string]earlier{}
	if head == "" || len(paths) == 0 {
		return before, nil
	}
	out, err := r.git(append([]string{"ls-tree", "-z", "--full-name", head, "--"}, paths...)...)
	if err != nil {
		return nil, fmt.Errorf("list the files of commit %.12s: %w", head, err)
	}
	for line := range strings.SplitSeq(string(out), "\x00") {
		about, path, ok := strings.Cut(line, "\t")
		words := strings.Fields(about)
		if !ok || len(words) != 3 || !strings.HasPrefix(words[0], "100") {
			continue
		}
		_, data, err := r.objects.read(words[2], largestFile)
		if err != nil {
			return nil, err
		}
		before[strings.TrimPrefix(path, r.prefix)] = earlier{words[0], bytes.Contains(data, []byte("\r\n"))}
	}
	return before, nil
}

// writeTree is the tree of HEAD with the entries changed, made in an index of its
// own.
func (r *Repo) writeTree(head string, entries []entry, index string) (string, error) {
	within := func(stdin string, args ...string) (string, error) {
		cmd := r.writing(args...)
		cmd.Env = append(cmd.Env, "GIT_INDEX_FILE="+index)
		cmd.Stdin = strings.NewReader(stdin)
		out, err := output(cmd)
		return strings.TrimSpace(string(out)), err
	}
	begin := []string{"read-tree", "--empty"}
	if head != "" {
		begin = []string{"read-tree", head}
	}
	if _, err := within("", begin...); err != nil {
		return "", err
	}
	if _, err := within(r.lines(entries, head), "update-index", "-z", "--index-info"); err != nil {
		return "", err
	}
	return within("", "write-tree")
}

// lines are the entries as update-index reads them.
func (r *Repo) lines(entries []entry, head string) string {
	hash := len(head)
	for _, e := range entries {
		hash = max(hash, len(e.id))
	}
	var lines strings.Builder
	for _, e := range entries {
		lines.WriteString(e.line(hash))
	}
	return lines.String()
}

// record makes the commit, the index and the branch agree. The index comes first:
// should the branch have moved meanwhile, the files stand staged and nothing is
// lost.
func (r *Repo) record(head, tree string, entries []entry, message string) (Committed, error) {
	if r.unchanged(head, tree) {
		return Committed{}, errors.New("nothing to commit: the files have not changed since the last commit")
	}
	sign, err := r.signing()
	if err != nil {
		return Committed{}, err
	}
	args := append(sign.options, "commit-tree", tree)
	if head != "" {
		args = append(args, "-p", head)
	}
	cmd := r.writing(append(args, sign.flags...)...)
	cmd.Stdin = strings.NewReader(strings.TrimRight(message, "\n") + "\n")
	out, err := output(cmd)
	if err != nil {
		return Committed{}, fmt.Errorf("commit: %w", err)
	}
	made := Committed{Hash: strings.TrimSpace(string(out)), Unsigned: sign.not}
	stage := r.writing("update-index", "-z", "--index-info")
	stage.Stdin = strings.NewReader(r.lines(entries, head))
	if _, err := output(stage); err != nil {
		return Committed{}, fmt.Errorf("stage the files: %s", firstLine(err.Error()))
	}
	subject := firstLine(message)
	if _, err := output(r.writing("update-ref", "-m", "commit: "+subject,
		"HEAD", made.Hash, cmp.Or(head, strings.Repeat("0", len(made.Hash))))); err != nil {
		return Committed{}, fmt.Errorf("move the branch to the new commit: %s", firstLine(err.Error()))
	}
	return made, nil
}

func (r *Repo) unchanged(head, tree string) bool {
	if head == "" {
		return false
	}
	headers, err := r.objects.stat([]string{head + "^{tree}"})
	return err == nil && headers[0].id == tree
}
