package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/record"
)

// historyFlags say whether `check` looks at how the record came about.
type historyFlags struct{ on, off bool }

func (f *historyFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.on, "history", false,
		"also check the git history: updates edited, deleted or "+
			"wrongly dated (default in CI, with a complete clone)")
	cmd.Flags().BoolVar(&f.off, "no-history", false, "do not check the history")
}

// look reads how the record came about, for the checks, and says which files git does not
// hold. See readPast.
func (f historyFlags) look(g *globals, r *record.Record, whole bool) error {
	err := f.readPast(g, r, whole)
	if errors.Is(err, gitrepo.ErrPartial) && !f.on {
		r.Past = nil
		g.out.note("history is not checked: %s; or add --no-history", gitrepo.ErrPartial)
	} else if err != nil {
		return err
	}
	loose, err := g.files.loose(r)
	if r.Past != nil {
		r.Past.Loose = loose
	} else {
		g.files.noteLoose(g.out, loose)
	}
	return err
}

// readPast reads how the record came about, for the checks; nothing where nobody
// asks, or where a run in CI cannot know and says so. A comparison with an earlier
// version finds what was changed in the plan by itself; all of it is for the whole.
func (f historyFlags) readPast(g *globals, r *record.Record, whole bool) error {
	if f.on && f.off {
		return usageError{errors.New("--history and --no-history cannot be combined"), "give one of them"}
	}
	ci := g.app.Env("CI")
	if f.off || !f.on && (ci == "" || ci == "false" || ci == "0") {
		return nil
	}
	var h *history.History
	repo, err := g.files.repo()
	if err == nil {
		h, err = r.History(repo, false)
	}
	if why, none := record.NoHistory(err); none && !f.on {
		g.out.note("history is not checked: %s", why)
		return nil
	}
	if errors.Is(err, gitrepo.ErrEmpty) {
		return failed(err, "there is no history to check before the first commit: leave out --history")
	}
	if err != nil {
		return err
	}
	if h.Shallow && !f.on {
		g.out.note("history is not checked: this clone has only the newest commits; " +
			"fetch all commits (in GitHub Actions: fetch-depth: 0), or add --no-history")
		return nil
	}
	if h.Shallow {
		g.out.note("this clone has only the newest commits: earlier ones are not checked; git fetch " +
			"--unshallow fetches the rest")
	}
	if err = r.ReadPast(h); err == nil && whole {
		err = r.ReadPlan()
	}
	return err
}
