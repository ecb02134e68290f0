package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/check"
	"improve/internal/gitrepo"
	"improve/internal/history"
)

// historyFlags say whether `check` looks at how the record came about.
type historyFlags struct{ on, off bool }

func (f *historyFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.on, "history", false, "also check how the record came about, by git: updates rewritten, deleted, dated wrongly (default where CI is set and the clone is whole)")
	cmd.Flags().BoolVar(&f.off, "no-history", false, "do not check that")
}

// past is what the checks are told of how the record came about; nil where nobody
// asks, or where a run in CI cannot tell and says so.
func (g *globals) past(f historyFlags, r *record) (*check.History, error) {
	if f.on && f.off {
		return nil, usageError{errors.New("--history and --no-history contradict each other"), "give one of them"}
	}
	ci := g.app.Env("CI")
	if f.off || !f.on && (ci == "" || ci == "false" || ci == "0") {
		return nil, nil
	}
	h, err := g.history(r.programme, false)
	if why, none := noHistory(err); none && !f.on {
		fmt.Fprintf(g.app.Stderr, "history is not checked: %s\n", why)
		return nil, nil
	}
	if errors.Is(err, gitrepo.ErrEmpty) {
		return nil, failed(err, "there is no history to check before the first commit: leave out --history")
	}
	if err != nil {
		return nil, err
	}
	if h.Shallow && !f.on {
		fmt.Fprintln(g.app.Stderr, "history is not checked: this clone holds only the newest commits; fetch all of them (in GitHub Actions fetch-depth: 0), or say --no-history")
		return nil, nil
	}
	if h.Shallow {
		fmt.Fprintln(g.app.Stderr, "this clone holds only the newest commits: what was done before them is not checked; git fetch --unshallow fetches the rest")
	}
	return askPast(h, r)
}

// pastAt is what the checks would have been told at a commit.
func pastAt(repo *gitrepo.Repo, commit string, r *record) (*check.History, error) {
	h, err := history.Read(repo, commit, false, zone(r.programme))
	if err != nil {
		return nil, failed(err, "")
	}
	return askPast(h, r)
}

func askPast(h *history.History, r *record) (*check.History, error) {
	past, err := h.ForChecks(r.programme)
	if err != nil {
		return nil, failed(fmt.Errorf("read the history: %w", err), "")
	}
	return past, nil
}
