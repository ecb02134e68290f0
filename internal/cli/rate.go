package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
)

// rateFlags are what is said about a task, as written on the command line.
type rateFlags struct {
	todayFlags
	note, forecast, recovery string
	done, met, evidence      []string
	confirmedBy              string
	to, ask, askBy           string
	verified                 entry.Verified
	verifiedOn               string
}

func newRate(g *globals) *cobra.Command {
	var flags rateFlags
	cmd := &cobra.Command{
		Use:   "rate TASK [RATING]",
		Short: "Rate a task or add a note, in today's update",
		Long: `Records a rating of a task (B complete, R off track, A behind, G on track; words
and colours work too) with a note, or only a note, in today's update of its
ambition. It shows the change, refuses what improve validate would refuse, and
never edits an update of an earlier day.

In a terminal, improve rate 1.3 asks questions.`,
		Example: `  improve rate 1.3
  improve rate 1.3 A --note "Two of four posts are filled." --forecast 2020-04 --recovery "Agency cover until May."
  improve rate 1.3 off track --note "No chair." --escalate-to board --ask "Agree a fee." --ask-by 2020-03-31
  improve rate 1.3 B --note "It meets." --evidence "Minutes of 3 March" --confirmed-by bo-kay
  improve rate 1.3 --note "Interviews are on Friday." --done a,c
  improve rate 1.3 --verified partly --verified-by internal-audit --sample 12`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: g.complete.rate,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("missing task"), "improve rate 1.3"}
			}
			if !flags.says() && g.ask.can() {
				return g.rateAsking(flags, args[0], args[1:])
			}
			if len(args) == 1 && !flags.says() {
				return usageError{fmt.Errorf("give a rating or --note for %s", args[0]),
					fmt.Sprintf(`improve rate %s A --note "..." --forecast WHEN --recovery "..."; `+
						`improve rate --help lists the flags`, args[0])}
			}
			said, err := flags.read(args[1:])
			if err != nil {
				return err
			}
			return g.write.changeToday(flags.todayFlags,
				func(e *editing, today entry.Today) (record.Plan, error) { return rating(e, today, args[0], said) })
		},
	}
	flags.add(g, cmd)
	return cmd
}

func (f *rateFlags) add(g *globals, cmd *cobra.Command) {
	add := cmd.Flags()
	addText(cmd, &f.note, "note", "TEXT", "what happened, in a sentence or two; needed with any rating")
	addText(cmd, &f.forecast, "forecast", "WHEN",
		"the month or day it is now expected, such as 2020-04; does not move the target")
	addText(cmd, &f.recovery, "recovery", "TEXT", "with R or A: what will bring it back on track")
	add.StringSliceVar(&f.done, "done", nil, "`ACTIVITIES` finished, by letter: a,c")
	add.StringSliceVar(&f.met, "met", nil, "target `DATES` met, for a task with several")
	addTexts(cmd, &f.evidence, "evidence", "TEXT", "with B: the evidence, a link or words")
	add.StringVar(&f.confirmedBy, "confirmed-by", "",
		"with B: `WHO` checked the evidence; not a lead of the task")
	add.StringVar(&f.to, "escalate-to", "", "with R: `WHO` is asked for help, such as board")
	addText(cmd, &f.ask, "ask", "TEXT", "with R: what is asked of them")
	add.StringVar(&f.askBy, "ask-by", "", "with R: the `DATE` by which they must answer")
	addText(cmd, &f.verified.Result, "verified", "RESULT",
		"what somebody outside the task found who looked at it: "+diag.Or(verifications()))
	addText(cmd, &f.verified.By, "verified-by", "WHO", "who looked, such as internal-audit")
	addText(cmd, &f.verifiedOn, "verified-on", "DATE", "when they looked (default: today)")
	addSample(cmd, &f.verified.Sample, "how many cases they looked at")
	f.todayFlags.add(g, cmd)
	_ = cmd.RegisterFlagCompletionFunc("verified-by", g.complete.ids("person", "group"))
	_ = cmd.RegisterFlagCompletionFunc("verified",
		cobra.FixedCompletions(verifications(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("confirmed-by", g.complete.ids("person"))
	_ = cmd.RegisterFlagCompletionFunc("escalate-to", g.complete.ids("group", "person"))
	_ = cmd.RegisterFlagCompletionFunc("done", g.complete.activities)
}

// says reports whether any flag says something of the task.
func (f *rateFlags) says() bool {
	words := []string{f.note, f.forecast, f.recovery, f.confirmedBy, f.to, f.ask, f.askBy,
		f.verified.Result, f.verified.By, f.verifiedOn}
	return strings.Join(words, "") != "" || len(f.done)+len(f.met)+len(f.evidence)+f.verified.Sample > 0
}

// read understands what the call says; the task is not known yet.
func (f *rateFlags) read(rating []string) (entry.Progress, error) {
	s := entry.Progress{Note: f.note, Done: f.done, Recovery: f.recovery, To: f.to, Ask: f.ask, Evidence: f.evidence,
		ConfirmedBy: f.confirmedBy}
	var err error
	if len(rating) > 0 {
		if s.Rating, err = readRating(strings.Join(rating, " ")); err != nil {
			return s, err
		}
	}
	if s.Forecast, err = readWhenGiven("--forecast", f.forecast); err != nil {
		return s, err
	}
	if s.By, err = readWhenGiven("--ask-by", f.askBy); err != nil {
		return s, err
	}
	for _, word := range f.met {
		met, err := readWhen("--met", word)
		if err != nil {
			return s, err
		}
		s.Met = append(s.Met, met)
	}
	s.Verified, err = f.readVerified()
	return s, err
}

func verifications() []string { return choices("verification", "result") }

// readVerified understands what is said about who looked at a task; nothing where nothing is.
func (f *rateFlags) readVerified() (v entry.Verified, err error) {
	switch v = f.verified; {
	case v == entry.Verified{} && f.verifiedOn == "":
		return v, nil
	case v.By == "" || v.Result == "":
		return v, usageError{errors.New("a verification needs who looked and what they found"),
			"add --verified-by WHO and --verified " + diag.Or(verifications())}
	}
	if v.Result, err = readChoice("result of a verification", v.Result, verifications()); err != nil {
		return v, err
	}
	v.Date, err = readWhenGiven("--verified-on", f.verifiedOn)
	return v, err
}

func readRating(words string) (programme.Rating, error) {
	if r, ok := programme.ReadRating(words); ok {
		return r, nil
	}
	return programme.Unrated, usageError{fmt.Errorf("%q is not a rating", words), "write a letter: " + ratingKey()}
}

// ratingKey is the letters with their words.
func ratingKey() string {
	var words []string
	for _, r := range programme.Ratings() {
		words = append(words, r.String())
	}
	return strings.Join(words, ", ")
}

// rating plans what is said about a task.
func rating(e *editing, today entry.Today, task string, said entry.Progress) (record.Plan, error) {
	id, err := e.known("task", task)
	if err != nil {
		return record.Plan{}, err
	}
	t := e.Task(id)
	said.Task = t.Task
	if said.Verified.By != "" && said.Verified.Date.IsZero() {
		said.Verified.Date = e.Day
	}
	if said.Ask != "" && said.To == "" && escalation(e, t) == nil {
		return record.Plan{}, usageError{errors.New("--ask needs --escalate-to"),
			"add --escalate-to board, or whom else you ask"}
	}
	return record.Plan{
		Edits:    today.Rate(said),
		Message:  rateMessage(said),
		Remedies: rateRemedies(e.Day),
		Outcome: func(before, after *assess.Assessment) string {
			return report.Movement(before.Task(id), after.Task(id)) + replaced(before.Task(id), after.Task(id))
		},
	}, nil
}

// replaced quotes what was said on the same day by the same author and is said otherwise
// now, or was of another rating: whoever wrote it should see that it goes.
func replaced(before, after *assess.Task) string {
	for _, old := range before.Entries {
		for _, now := range after.Entries {
			if old.Update.Path == now.Update.Path {
				return replacedWords(old, now)
			}
		}
	}
	return ""
}

func replacedWords(old, now *programme.Progress) string {
	said := ""
	if old.Note.Given() && old.Note.Value != now.Note.Value {
		said += fmt.Sprintf("\nReplaced the note of the same day: %q", old.Note.Value)
	}
	gone := func(key, was, is string) {
		if was != "" && is == "" {
			said += fmt.Sprintf("\nRemoved the %s given with %s: %q", key, old.Rating, was)
		}
	}
	gone("recovery", old.Recovery.Value, now.Recovery.Value)
	if old.Escalation != nil && now.Escalation == nil {
		gone("escalation", strings.TrimSpace(old.Escalation.To.Value+" "+old.Escalation.Ask.Value), "")
	}
	gone("evidence", strings.Join(programme.Values(old.Evidence), "; "),
		strings.Join(programme.Values(now.Evidence), "; "))
	gone("confirmation", old.ConfirmedBy.Value, now.ConfirmedBy.Value)
	return said
}

// escalation is what today's update says about a task already; nil where it says
// nothing.
func escalation(e *editing, t *assess.Task) *programme.Escalation {
	if n := len(t.Entries); n > 0 && t.Entries[n-1].Update.Date.Date == e.Day {
		return t.Entries[n-1].Escalation
	}
	return nil
}

func rateMessage(s entry.Progress) string {
	if s.Rating == programme.Unrated {
		return messageOf(s.Note, "Progress of %s", s.Task.ID.Value)
	}
	return messageOf(s.Note, "Rate %s %s", s.Task.ID.Value, s.Rating)
}

// rateRemedies say which flags a rating lacks.
func rateRemedies(day programme.Date) map[string]string {
	return map[string]string{
		"update/rating-without-note": `add --note "..."`,
		"update/red-without-escalation": fmt.Sprintf(`add --escalate-to board --ask "..." --ask-by %s; or rate it A`,
			day.AddDays(28)),
		"update/complete-without-evidence": `add --evidence "..."`,
		"update/not-confirmed":             "add --confirmed-by WHO",
		"update/confirmed-by-lead":         "--confirmed-by needs somebody who does not lead the task",
	}
}
