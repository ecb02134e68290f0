package cli

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
)

func newDiff(g *globals) *cobra.Command {
	var format formatFlag
	var fail, all bool
	cmd := &cobra.Command{
		Use:   "diff [A[..B]]",
		Short: "What changed in the record, in words, and what changed in silence",
		Long: `Says what is different between two versions of the record, as a board would ask:
promises moved, by how much and by which decision; ratings given and which way
they went; tasks, measures, risks and minutes. A and B are what git calls
revisions: a branch, a tag, a commit.

  improve diff         from where this branch left the main one to the files here
  improve diff A       from A to the files here
  improve diff A..B    from A to B
  improve diff A...B   from where A and B parted to B

A change is silent when it lacks the decision, the reason or the new entry that
would tell people of it: a target of the plan edited, a past update edited or
deleted, a task or finding dropped, a rating given for a date long past, a limit
loosened, a check silenced. With --fail the exit code is 1 where there is one.`,
		Example: `  improve diff
  improve diff --fail --format markdown
  improve diff HEAD~1..HEAD
  improve diff v2020-02..main --format json`,
		Args:              atMostTwoRevisions,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := format.lookup()
			if err != nil {
				return err
			}
			c, view, err := g.diff(strings.Join(args, ".."), all)
			if err != nil {
				return err
			}
			if err := g.show(c, view, f); err != nil {
				return err
			}
			if fail && view.Silent > 0 {
				return errProblems
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&fail, "fail", false, "exit 1 where a change is silent")
	cmd.Flags().BoolVar(&all, "all", false, "show every change, however many there are")
	format.add(cmd)
	return cmd
}

func atMostTwoRevisions(_ *cobra.Command, args []string) error {
	if len(args) > 2 || len(args) == 2 && strings.Contains(strings.Join(args, " "), "..") {
		return usageError{fmt.Errorf("diff takes A, A..B or A...B, not %d words", len(args)), "improve diff --help"}
	}
	return nil
}

// diff compares two versions of the record.
func (g *globals) diff(words string, all bool) (*report.Context, *report.DiffView, error) {
	dir, err := g.find()
	if err != nil {
		return nil, nil, err
	}
	repo, err := gitrepo.Open(dir)
	if err != nil {
		return nil, nil, failed(err, "improve diff compares versions that git keeps")
	}
	defer repo.Close()
	r, err := parseRange(repo, words)
	if err != nil {
		return nil, nil, failed(err, "")
	}
	before, after, err := g.both(repo, r)
	if err != nil {
		return nil, nil, err
	}
	day, from, err := g.date(after.programme)
	if err != nil {
		return nil, nil, err
	}
	c := &report.Context{Programme: after.programme, Assessment: assess.Assess(after.programme, day), Date: from,
		Errors: after.problems.Count(diag.Error) + check.Validate(after.programme, rules()).Count(diag.Error)}
	authors, err := g.authors(repo, r, c)
	if err != nil {
		return nil, nil, failed(err, "")
	}
	return c, report.Diff(c, report.Comparison{Before: before.programme, BeforeErrors: before.problems.Count(diag.Error),
		From: revision(r.from, &r.a), To: revision(r.to, r.b), Written: authors.written, Who: authors.who, All: all}), nil
}

// span is what a diff compares: two commits, or one and the files as they are.
type span struct {
	from, to string // as a reader calls them
	a        gitrepo.Commit
	b        *gitrepo.Commit // nil for the files as they are
}

// workTree is what a reader calls the files as they are.
const workTree = "the files here"

// parseRange reads A, A..B and A...B as git does: an end left out is HEAD. Where
// there are no files to look at, HEAD stands for them.
func parseRange(repo *gitrepo.Repo, words string) (s span, err error) {
	if words == "" {
		return defaultRange(repo)
	}
	from, to, dots := words, workTree, ""
	for _, between := range []string{"...", ".."} {
		if a, b, ok := strings.Cut(words, between); ok {
			from, to, dots = orHead(a), orHead(b), between
			break
		}
	}
	if dots == "" && repo.Bare() {
		to, dots = "HEAD", ".."
	}
	s = span{from: from, to: to}
	if dots != "" {
		b, err := repo.Resolve(to)
		if err != nil {
			return s, err
		}
		s.b = &b
	}
	if dots == "..." {
		s.from = "where " + from + " and " + to + " parted"
		s.a, err = repo.MergeBase(from, to)
		return s, err
	}
	s.a, err = repo.Resolve(from)
	return s, err
}

func orHead(rev string) string {
	if rev == "" {
		return "HEAD"
	}
	return rev
}

// defaultRange is from where this branch left the main one to the files here;
// from the last commit where there is no main branch.
func defaultRange(repo *gitrepo.Repo) (s span, err error) {
	s = span{from: "HEAD", to: workTree}
	if repo.Bare() {
		head, err := repo.Head()
		if err != nil {
			return s, err
		}
		s.to, s.b = "HEAD", &head
	}
	main, ok, err := repo.MainBranch()
	switch {
	case err != nil:
		return s, err
	case !ok:
		s.a, err = repo.Head()
		return s, err
	}
	if s.a, err = repo.MergeBase(main, "HEAD"); err != nil {
		return s, err
	}
	s.from = "the last commit that is in " + main
	return s, nil
}

func revision(name string, c *gitrepo.Commit) report.Revision {
	r := report.Revision{Name: name}
	if c != nil {
		day := dayOf(*c).String()
		r.Commit, r.Date = &c.Hash, &day
	}
	return r
}

// dayOf is the day on which a commit was first made, where its author was: a
// change that is rebased or squashed later was not written later.
func dayOf(c gitrepo.Commit) programme.Date {
	on := c.Authored
	if on.IsZero() || c.Committed.Before(on) {
		on = c.Committed
	}
	if on.IsZero() {
		return programme.Date{}
	}
	return programme.Day(on.Year(), int(on.Month()), on.Day())
}

// both reads both sides at once.
func (g *globals) both(repo *gitrepo.Repo, r span) (before, after *record, err error) {
	var work sync.WaitGroup
	var failures [2]error
	work.Go(func() { before, failures[0] = recordAt(repo, r.a) })
	work.Go(func() {
		if r.b == nil {
			after, failures[1] = g.load()
		} else {
			after, failures[1] = recordAt(repo, *r.b)
		}
	})
	work.Wait()
	switch {
	case errors.Is(failures[0], store.ErrNoRecord) && failures[1] == nil: // the record began since
		return &record{programme: &programme.Programme{Policy: programme.DefaultPolicy()}}, after, nil
	case failures[0] != nil:
		return nil, nil, failed(fmt.Errorf("%s: %w", r.from, failures[0]), "")
	case failures[1] != nil && r.b != nil:
		return nil, nil, failed(fmt.Errorf("%s: %w", r.to, failures[1]), "")
	}
	return before, after, failures[1]
}

// recordAt reads the record as it stood at a commit.
func recordAt(repo *gitrepo.Repo, c gitrepo.Commit) (*record, error) {
	fsys, err := repo.FS(c.Hash)
	if err != nil {
		return nil, err
	}
	p, problems, err := store.Load(fsys)
	if err != nil {
		return nil, err
	}
	return &record{fsys, p, problems}, nil
}
