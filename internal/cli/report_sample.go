package cli

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"improve/internal/history"
	"improve/internal/record"
	"improve/internal/report"
)

// sampleFlags choose which of many things a paper shows, and what git says of them.
type sampleFlags struct {
	sample, seed string
	fromGit      bool
}

func (f *sampleFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.sample, "sample", "", "draw `N` of the tasks that are complete; needs --seed")
	cmd.Flags().StringVar(&f.seed, "seed", "", "the whole number `S` that the sample is drawn with")
	cmd.Flags().BoolVar(&f.fromGit, "from-git", false, "name the commit that last wrote each entry")
}

// draw reads what a sample needs: how many, and with which seed, so that it can be drawn again.
func (f *sampleFlags) draw(o *report.Options) error {
	const call = "improve report evidence --sample 20 --seed 7"
	switch {
	case f.sample == "" && f.seed == "":
		return nil
	case f.sample == "":
		return usageError{errors.New("--seed needs --sample, which says how many to draw"), call}
	case f.seed == "":
		return usageError{errors.New("--sample needs --seed, so that the sample can be drawn again"), call}
	}
	sample, err := strconv.Atoi(f.sample)
	if err != nil || sample < 1 {
		return usageError{fmt.Errorf("--sample %s: give a whole number from 1 on", f.sample), call}
	}
	seed, err := strconv.ParseUint(f.seed, 10, 64)
	if err != nil {
		return usageError{fmt.Errorf("--seed %s: give a whole number from 0 to 18446744073709551615", f.seed), call}
	}
	o.Sample, o.Seed = sample, &seed
	return nil
}

// lastCommits are the commits that last wrote the files of a record, save those that are not
// as git holds them.
func (o *opening) lastCommits(rec *record.Record) (map[string]report.Committed, error) {
	h, err := o.history(rec)
	if err != nil {
		return nil, err
	}
	loose, err := o.loose(rec)
	if err != nil {
		return nil, err
	}
	zone := record.Zone(rec.Programme)
	last := map[string]report.Committed{}
	for i := range h.Entries {
		e := &h.Entries[i]
		for _, change := range e.Changes {
			last[change.Path] = report.Committed{Commit: e.Short(), On: history.Day(e.Latest, zone)}
		}
	}
	for _, name := range loose {
		delete(last, name)
	}
	return last, nil
}
