package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/programme"
	"improve/internal/report"
)

type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// completeIDs completes the ids of one kind of thing, from the record.
func (g *globals) completeIDs(kinds ...string) completion {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		c, err := g.context()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var found []string
		for _, name := range kinds {
			k, _ := report.KindNamed(name)
			for _, pair := range k.IDs(c) {
				if strings.HasPrefix(pair[0], typed) {
					found = append(found, pair[0]+"\t"+pair[1])
				}
			}
		}
		return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// completeFirst completes the id that a command takes first, and nothing after.
func (g *globals) completeFirst(kind string) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return g.completeIDs(kind)(cmd, args, typed)
	}
}

// completeShow completes the ids of tasks, ambitions, findings and people, or
// of the kind already named.
func (g *globals) completeShow(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return g.completeIDs("task", "ambition", "finding", "person", "meeting", "update", "measure", "risk")(cmd, args, typed)
	case 1:
		if _, ok := report.KindNamed(args[0]); ok {
			return g.completeIDs(args[0])(cmd, args, typed)
		}
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// completeRevisions completes the names of tags and branches, of A..B the one
// being typed.
func (g *globals) completeRevisions(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	repo, err := g.repo()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	names, err := repo.Names()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	before := ""
	if i := strings.LastIndex(typed, ".."); i >= 0 {
		before = typed[:i+2]
	}
	var found []string
	for _, n := range names {
		if strings.HasPrefix(before+n[0], typed) {
			found = append(found, before+n[0]+"\t"+n[1])
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func completeRules(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var found []string
	for _, r := range rules() {
		if strings.HasPrefix(r.ID, typed) {
			found = append(found, r.ID+"\t"+r.Title)
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}

// completeRate completes a task, then a rating.
func (g *globals) completeRate(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return g.completeIDs("task")(cmd, args, typed)
	case 1:
		return completeRatings(cmd, args, typed)
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

func completeRatings(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var letters []string
	for _, r := range programme.Ratings() {
		letters = append(letters, r.Letter()+"\t"+r.Meaning())
	}
	return cobra.FixedCompletions(letters, cobra.ShellCompDirectiveNoFileComp)(cmd, args, strings.ToUpper(typed))
}

// completeActivities completes the letters of the task's activities that are not
// done yet, several with commas between.
func (g *globals) completeActivities(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := g.context()
	if err != nil || len(args) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	t := c.Assessment.Task(args[0])
	if t == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var found []string
	for i := range t.Activities {
		if a := &t.Activities[i]; t.DoneBy(a.ID.Value) == nil {
			found = append(found, before+a.ID.Value+"\t"+excerptOf(a.Text.Value))
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
