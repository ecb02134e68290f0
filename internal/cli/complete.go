package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
	"improve/internal/schema"
	"improve/internal/words"
)

// completer completes words of a call from the record.
type completer struct {
	files *opening
	read  *reader
	write *writer
}

// offer is a word for the shell, and what it is about.
func offer(word, about string) string {
	return words.Harmless(strings.ReplaceAll(word, "\n", " ")) + "\t" +
		words.Harmless(strings.ReplaceAll(about, "\n", " "))
}

type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// ids completes the ids of one kind of thing, from the record.
func (c *completer) ids(kinds ...string) completion {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		now, err := c.read.context()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var found []string
		for _, name := range kinds {
			k, _ := report.KindNamed(name)
			for _, pair := range k.IDs(now) {
				if strings.HasPrefix(pair[0], typed) {
					found = append(found, offer(pair[0], pair[1]))
				}
			}
		}
		return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// first completes the id that a command takes first, and nothing after.
func (c *completer) first(kind string) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return c.ids(kind)(cmd, args, typed)
	}
}

// then completes an id of a kind, and then one of a few words.
func (c *completer) then(kind string, choices []string) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		switch len(args) {
		case 0:
			return c.ids(kind)(cmd, args, typed)
		case 1:
			return choices, cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}

// visit completes an event, a finding and a verdict.
func (c *completer) visit(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return c.ids("event")(cmd, args, typed)
	}
	return c.then("finding", visitVerdicts())(cmd, args[1:], typed)
}

// ending completes a task, or the word plan and then a plan.
func (c *completer) ending(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch {
	case len(args) == 0:
		return c.ids("task")(cmd, args, typed)
	case len(args) == 1 && args[0] == "plan":
		return c.ids("plan")(cmd, args, typed)
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// show completes the ids of tasks, ambitions, findings and people, or
// of the kind already named.
func (c *completer) show(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return c.ids("task", "ambition", "finding", "person", "meeting", "update", "measure", "risk")(cmd, args, typed)
	case 1:
		if _, ok := report.KindNamed(args[0]); ok {
			return c.ids(args[0])(cmd, args, typed)
		}
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// revisions completes the names of tags and branches, of A..B the one
// being typed.
func (c *completer) revisions(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	repo, err := c.files.repo()
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
			found = append(found, offer(before+n[0], n[1]))
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func completeRules(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var found []string
	for _, r := range record.Rules() {
		if strings.HasPrefix(r.ID, typed) {
			found = append(found, offer(r.ID, r.Title))
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}

// rate completes a task, then a rating.
func (c *completer) rate(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return c.ids("task")(cmd, args, typed)
	case 1:
		return completeRatings(cmd, args, typed)
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

func completeRatings(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var letters []string
	for _, r := range programme.Ratings() {
		letters = append(letters, offer(r.Letter(), r.Meaning()))
	}
	return cobra.FixedCompletions(letters, cobra.ShellCompDirectiveNoFileComp)(cmd, args, strings.ToUpper(typed))
}

// activities completes the letters of the task's activities that are not
// done yet, several with commas between.
func (c *completer) activities(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	now, err := c.read.context()
	if err != nil || len(args) == 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	t := now.Assessment.Task(args[0])
	if t == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var found []string
	for i := range t.Activities {
		if a := &t.Activities[i]; t.DoneBy(a.ID.Value) == nil {
			found = append(found, offer(before+a.ID.Value, excerptOf(a.Text.Value)))
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// meetings completes the listed meetings of a group that nobody has
// minuted, the latest first.
func (c *completer) meetings(group *string) completion {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		e, err := c.write.read()
		if err != nil || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		who, err := e.groupNamed(*group, e.Day)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var days []string
		for i := len(who.Meetings) - 1; i >= 0; i-- {
			if d := who.Meetings[i].Date; e.minutesOf(who, d, "") == "" {
				days = append(days, offer(d.String(), d.Words()))
			}
		}
		return days, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// openActions completes the ids of actions that nobody has said are
// done.
func (c *completer) openActions(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	now, err := c.read.context()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var found []string
	for _, a := range now.Assessment.Actions {
		if a.Open() && a.ID.Given() && strings.HasPrefix(a.ID.Value, typed) {
			found = append(found, offer(a.ID.Value, excerptOf(a.Text.Value)))
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// key completes the values of a key; nil where there is nothing to offer.
func (c *completer) key(shape *schema.Shape) completion {
	kinds := map[string]string{"ambitions": "ambition", "people": "person", "findings": "finding",
		"measures": "measure", "risks": "risk", "plans": "plan", "priorities": "priority"}
	switch {
	case shape.Kind == schema.KindChoice:
		return cobra.FixedCompletions(shape.Choices, cobra.ShellCompDirectiveNoFileComp)
	case shape.Kind == schema.KindReference && kinds[shape.Refers] != "":
		return c.ids(kinds[shape.Refers])
	case shape.Refers == "sources":
		return c.sources
	}
	return nil
}

// sources completes the documents that findings come from.
func (c *completer) sources(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	r, err := c.files.record()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var found []string
	for _, s := range r.Programme.Sources {
		found = append(found, offer(s.ID.Value, s.Title.Value))
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// papers completes the names of papers, then their arguments.
func (c *completer) papers(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		var names []string
		for _, p := range report.Papers() {
			if strings.HasPrefix(p.Name, typed) {
				names = append(names, offer(p.Name, p.About))
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	if p, err := report.PaperNamed(args[0]); err == nil && len(args) == 1 {
		switch p.Argument {
		case "DATE":
			return c.ids("meeting")(cmd, args, typed)
		case "PERSON":
			return c.ids("person")(cmd, args, typed)
		case "VISIT":
			return c.ids("event")(cmd, args, typed)
		}
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}
