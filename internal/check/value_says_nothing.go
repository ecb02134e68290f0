package check

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var valueSaysNothing = Check{
	Rule: diag.Rule{
		ID: "value/says-nothing", Severity: diag.Warning, Added: diag.Error,
		Title: "Words that say nothing",
		Why: "A note, a reason, evidence or a name such as “tbc”, “n/a”, “ongoing”, “no change”, “see previous " +
			"update” or a dot answers no question. It counts as if it was not there: a late task stays untracked, " +
			"and a complete one is counted as unevidenced.",
		Mend: "Write a sentence that somebody else can check, in a new update. If there is nothing to " +
			"say yet, leave the key out.",
	},
	Run: func(in *Input, report Report) {
		var empty []answer
		eachAnswer(in.Programme, func(a answer, says bool) {
			if !says {
				a.entry = a.entry.Kept()
				empty = append(empty, a)
			}
		}, func(answer) {})
		if len(empty) == 0 {
			return
		}
		better := map[question]int{}
		eachAnswer(in.Programme, func(a answer, says bool) {
			if says {
				better[a.question()] = a.at
			}
		}, func(rated answer) {
			task, _ := rated.entry.Task()
			better[question{task: task}] = rated.at // a new rating comes with its own words
		})
		for _, a := range empty {
			task, _ := a.entry.OfTask()
			rated := a.entry.Update() != nil && better[question{task: task}] > a.at
			if !rated && better[a.question()] <= a.at {
				report(a.found())
			}
		}
	},
}

// eachAnswer goes over what is written under keys that answer a question, and over new
// ratings, in the order of the files; what was told before this record is left out. An
// answer's entry is there while it is visited.
func eachAnswer(p *programme.Programme, visit func(a answer, says bool), rated func(answer)) {
	answers := schema.RowsThat(func(k *schema.Key) bool { return k.Answers })
	n := 0
	wanted := func(s *schema.Shape) bool { return answers.Among(s) || s == schema.OfKind("progress entry") }
	schema.Pass(p, wanted, func(e *schema.Entry) {
		n++
		if u := e.Update(); u != nil && p.ToldBefore(u) {
			return
		}
		for _, k := range answers.Of(e.Shape) {
			if texts := k.Written(e.Record); len(texts) > 0 {
				visit(answer{e, k, n}, programme.AnySays(texts))
			}
		}
		if entry, is := e.Record.(*programme.Progress); is && entry.Rating != programme.Unrated {
			rated(answer{entry: e, at: n})
		}
	})
}

// answer is what is written under a key that answers a question.
type answer struct {
	entry *schema.Entry
	key   *schema.Key
	at    int // counts records, in the order of the files
}

// question is what a later update may answer better. Its place is that of the answer where
// none may: what is written in the plan is put right there.
type question struct {
	task, of, key string
	at            programme.Pos
}

func (a answer) question() question {
	path := a.key.Name
	for e := a.entry; e != nil; e = e.Parent {
		if e.Shape.By != nil {
			return question{of: e.Shape.Name + " " + e.ID(), key: path}
		}
		if e.Key != nil {
			path = e.Key.Name + " " + path
		}
	}
	return question{at: a.key.Written(a.entry.Record)[0].Pos}
}

func (a answer) found() Found {
	text := a.key.Written(a.entry.Record)[0]
	about, what := a.entry.Words(), a.key.Label
	if a.entry.Shape.Bare == a.key {
		what = a.entry.Key.Label
	}
	if !strings.HasPrefix(what, "who ") {
		what = "the " + what
	}
	found := Found{At: text.Pos, On: subjectOf(a.entry),
		Remedy: "write a sentence that somebody else can check in its place"}
	if task, is := a.entry.OfTask(); is {
		about = task
	}
	if a.entry.Update() != nil {
		found.Remedy = "write a sentence that somebody else can check, in a new update"
	}
	found.Message = fmt.Sprintf("%s: %s is %q, which says nothing", about, what, diag.Shorten(text.Value))
	return found
}
