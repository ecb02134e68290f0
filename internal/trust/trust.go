// Package trust holds the ways to make a programme look better than it is that the
// program catches, each with a twin that differs only in being honest, and honest
// records that it must not accuse. Its tests build a real git repository for each and
// run the command that a reviewer or CI would run; docs/trust.md is made of the same
// cases.
package trust

import (
	"bytes"
	"embed"
	"fmt"
	"path"

	"gopkg.in/yaml.v3"
)

//go:embed base.txtar archive.txtar cases/*.yaml
var files embed.FS

// Kind is one sort of trick, a file of cases.
type Kind struct {
	Title  string
	About  string // what the kind is, in a sentence or two, for docs/trust.md
	Tricks []Trick
	Honest []Case // records that look like a trick of this kind and are none
}

// Trick is a way to make a programme look better than it is.
type Trick struct {
	Case `yaml:",inline"`
	Rule string // the rule that catches it; empty where the command itself refuses
	Says string // what that rule, or the command, says; COMMIT for the name of a commit
	Exit int    // 1 where it is not given
	Twin Case   // the same, done honestly; its command is the trick's unless it has one
}

// Case is a history that grows out of a base record, and the command that looks at it.
type Case struct {
	Name  string
	Story string // what somebody does, in a sentence that a councillor understands
	Base  string // the record that it grows out of: base, or archive
	Steps []Step
	Clone []string   // options of git clone, where the command looks at a clone
	Git   [][]string // git commands in the folder that the command looks at
	Run   []string   // arguments; Usual where there are none
}

// Usual is the daily run: the main branch as it is, with its history.
func Usual() []string { return []string{"check", "--history", "--as-at", "2025-03-20"} }

// Step is a commit, or a change that is not committed.
type Step struct {
	On          string // the day it was written, at noon, or a moment: 2025-03-10T23:30:00+01:00
	Committed   string // the day or moment that the commit claims; On where it is empty
	By          string // who: office, ann, bo, cy or "Name <address>"; office where it is empty
	Message     string
	Branch      string // the branch to commit to; main where it is empty
	From        string // for a new branch, or to force a branch back: the branch or name to begin at
	As          string // a name (a tag) for this commit, for From and for the command
	Merge       string // the branch that this commit merges
	Squash      string // the branch whose files this commit takes, without its commits
	Ours        bool   // the merge keeps none of the other branch's changes
	Uncommitted bool   // the change stays in the folder
	Change      []Edit
	Improve     []string // arguments of a command that makes the change
}

// Edit is a change of one file; one of its fields beside File is given.
type Edit struct {
	File    string
	Replace string // these words, which are there once,
	With    string // by these
	Write   string // the whole file
	Append  string
	Delete  bool
	Rename  string // its new path
	Take    string // the name of a commit, whose version of the file this is
}

// Kinds reads all cases, in the order of their files.
func Kinds() ([]Kind, error) {
	list, err := files.ReadDir("cases")
	if err != nil {
		return nil, fmt.Errorf("list the cases: %w", err)
	}
	kinds := make([]Kind, len(list))
	for i, f := range list {
		data, err := files.ReadFile(path.Join("cases", f.Name()))
		if err != nil {
			return nil, fmt.Errorf("read the cases: %w", err)
		}
		decoder := yaml.NewDecoder(bytes.NewReader(data))
		decoder.KnownFields(true)
		if err := decoder.Decode(&kinds[i]); err != nil {
			return nil, fmt.Errorf("read cases/%s: %w", f.Name(), err)
		}
	}
	return kinds, nil
}
