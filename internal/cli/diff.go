package cli

import (
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/record"
	"improve/internal/report"
)

func newDiff(g *globals) *cobra.Command {
	var out outputFlags
	var fail, all bool
	cmd := &cobra.Command{
		Use:   "diff [A[..B]]",
		Short: "List what changed between two versions of the record",
		Long: `Lists what changed between two versions of the record: targets moved, by how much
and by which decision; ratings; tasks, measures, risks and minutes. A and B are
git revisions: a branch, a tag or a commit.

  improve diff         from where this branch left the main branch to the files here
  improve diff A       from A to the files here
  improve diff A..B    from A to B
  improve diff A...B   from where A and B diverged to B

A change is silent if the decision, the reason or the new entry that explains it
is missing: a target edited in the plan, a past update edited or deleted, a task,
finding, measure or risk removed, a plan ended, a rating given for a date long past,
a limit loosened, a check waived. What the board permits in its minutes (permits) is
listed with the meeting. With --fail the exit status is 1 if a change is silent.`,
		Example: `  improve diff
  improve diff --fail --format markdown
  improve diff HEAD~1..HEAD
  improve diff v2020-02..main --format json`,
		Args:              atMostTwoRevisions,
		ValidArgsFunction: g.complete.revisions,
		RunE: func(_ *cobra.Command, args []string) error {
			o, err := out.settle()
			if err != nil {
				return err
			}
			c, view, err := g.read.diff(strings.Join(args, ".."), all)
			if err != nil {
				return err
			}
			if err := g.send.show(c, view, o); err != nil {
				return err
			}
			if fail && view.Silent > 0 {
				return errProblems
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&fail, "fail", false, "exit with status 1 if a change is silent")
	cmd.Flags().BoolVar(&all, "all", false, "show every change, however many there are")
	out.add(cmd)
	return cmd
}

func atMostTwoRevisions(_ *cobra.Command, args []string) error {
	if len(args) > 2 || len(args) == 2 && strings.Contains(strings.Join(args, " "), "..") {
		return usageError{fmt.Errorf("diff takes A, A..B or A...B (got %d arguments)", len(args)),
			"improve diff --help"}
	}
	return nil
}

// diff compares two versions of the record.
func (r *reader) diff(words string, all bool) (*report.Context, *report.DiffView, error) {
	repo, err := r.files.repo()
	if err != nil {
		return nil, nil, err
	}
	span, err := parseRange(repo, words)
	if err != nil {
		return nil, nil, err
	}
	before, after, err := r.both(repo, span)
	if err != nil {
		return nil, nil, err
	}
	day, err := r.clock.day(after)
	if err != nil {
		return nil, nil, err
	}
	var authors *record.Authors
	var unknown error
	var asking sync.WaitGroup // git, while the record is assessed
	asking.Go(func() { authors, unknown = record.AuthorsOf(repo, span, after, day) })
	c, err := r.of(after)
	asking.Wait()
	switch {
	case err != nil:
		return nil, nil, err
	case unknown != nil:
		return nil, nil, failed(unknown, "")
	}
	return c, report.Diff(c, report.Comparison{
		Before: before.Programme, BeforeErrors: before.Problems.Count(diag.Error),
		From:    report.DiffSide{Name: span.From, Revision: revisionOf(before.Revision)},
		To:      report.DiffSide{Name: span.To, Revision: revisionOf(after.Revision)},
		Written: authors.Written, Came: record.Came(repo, before), Held: before.Revision.Day,
		Who: authors.Who, All: all, Shallow: repo.Shallow(),
	}), nil
}

// both reads both sides, and what they have in common once.
func (r *reader) both(repo *gitrepo.Repo, s record.Span) (before, after *record.Record, err error) {
	if s.B == nil {
		after, err = r.files.record()
	} else if after, err = record.AtOrEmpty(repo, s.To, *s.B, nil); err != nil {
		err = failed(fmt.Errorf("%s: %w", s.To, err), "")
	}
	if err != nil {
		return nil, nil, err
	}
	if before, err = record.AtOrEmpty(repo, s.From, s.A, after); err != nil {
		return nil, nil, failed(fmt.Errorf("%s: %w", s.From, err), "")
	}
	return before, after, nil
}
