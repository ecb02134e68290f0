package gitrepo

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Person is somebody as a commit or git's settings name them.
type Person struct{ Name, Email string }

// Commit is what git knows of a commit. Its texts are as somebody wrote them,
// save that they are UTF-8: whoever shows them makes them fit to be shown.
type Commit struct {
	Hash      string // the full name, in hexadecimal
	Parents   []string
	Author    Person
	Committer Person
	Authored  time.Time // in the zone of whoever wrote it; zero where it cannot be read
	Committed time.Time
	Latest    time.Time // the latest date of it and of all commits that it is built on; set by Log and Dated
	Subject   string    // the first line of its message
	Signed    bool      // it carries a signature, which nobody has verified; set by Resolve and Commits, not by Log
}

// Short is the commit's name as people write it.
func (c Commit) Short() string { return c.Hash[:min(12, len(c.Hash))] }

// largestCommit is how much of a commit or tag is read at most; its message is
// all that can be long.
const largestCommit = 1 << 20

// Resolve is the commit that a revision names: a tag, a branch, a commit's name
// or the beginning of it, HEAD~3, main@{yesterday}.
func (r *Repo) Resolve(rev string) (Commit, error) {
	h, data, err := r.objects.read(rev+"^{commit}", largestCommit)
	switch {
	case rev == "" || errors.Is(err, errMissing) || err == nil && h.kind != "commit":
		return Commit{}, r.unknown(rev)
	case err != nil:
		return Commit{}, fmt.Errorf("read revision %s: %w", rev, err)
	}
	return parseCommit(h.id, data), nil
}

// unknown is the error for a revision that names no commit.
func (r *Repo) unknown(rev string) error {
	switch {
	case rev == "HEAD":
		return ErrEmpty
	case r.shallow:
		return fmt.Errorf("no revision %q in this clone, which has only the newest commits: git fetch --unshallow "+
			"fetches the others", rev)
	}
	return fmt.Errorf("no revision %q in this repository: give a branch, a tag or a commit (git branch -a, "+
		"git tag and git log list them)", rev)
}

// parseCommit reads a commit object: headers, an empty line, the message.
func parseCommit(id string, data []byte) Commit {
	c := Commit{Hash: id}
	head, message, _ := strings.Cut(string(data), "\n\n")
	for line := range strings.SplitSeq(head, "\n") {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "parent":
			c.Parents = append(c.Parents, value)
		case "author":
			c.Author, c.Authored = parseIdent(value)
		case "committer":
			c.Committer, c.Committed = parseIdent(value)
		case "gpgsig", "gpgsig-sha256":
			c.Signed = true
		}
	}
	c.Subject = readable(firstLine(message))
	return c
}

// parseIdent reads `Name <email> 1582588800 +0000`.
func parseIdent(s string) (Person, time.Time) {
	end := strings.LastIndexByte(s, '>')
	begin := strings.IndexByte(s, '<')
	if begin < 0 || end < begin {
		return Person{Name: readable(s)}, time.Time{}
	}
	who := Person{readable(strings.TrimSpace(s[:begin])), readable(s[begin+1 : end])}
	return who, parseTime(strings.TrimSpace(s[end+1:]))
}

// lastSecond is the end of the year 9999.
const lastSecond = 253402300799

// parseTime reads git's own form of a time, seconds and zone. A year of more
// than four digits is nobody's.
func parseTime(s string) time.Time {
	text, zone, _ := strings.Cut(s, " ")
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return time.Time{}
	}
	offset, err := strconv.Atoi(zone)
	if err != nil || offset < -1400 || offset > 1400 {
		offset = 0
	}
	return time.Unix(seconds, 0).In(time.FixedZone("", (offset/100*60+offset%100)*60))
}

func readable(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
