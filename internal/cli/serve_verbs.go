package cli

import (
	"net/url"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/serve"
)

// spoken is a verb that has a form. The fields of the form are the flags of the command,
// with their help, and what completes a word there is what a field offers.
type spoken struct {
	name, title string
	of          string // the kind of thing that it is said of
	under       string // where there is none, the page that leads to it
	make        func(*globals) *cobra.Command
	words       []string // the labels of the words after the thing's id
	needs       []string // fields that must be filled in, by label
	only        []string // the flags that are offered; nil means all
	apart       []string // flags that belong together, last
	legend      string   // over them
}

func spokenVerbs() []spoken {
	return []spoken{
		{name: "rate", title: "Rate", of: "task", make: newRate, words: []string{"Rating"},
			needs: []string{"Rating", "Note"}, legend: "If somebody outside the task has looked at it",
			apart: []string{"verified", "verified-by", "verified-on", "sample"}},
		{name: "note", title: "Note", of: "task", make: newRate, needs: []string{"Note"},
			only: []string{"note", "forecast", "done", "met"}},
		{name: "impact", title: "Impact", of: "task", make: newImpact, words: []string{"Difference"},
			needs: []string{"Difference"}},
		{name: "retarget", title: "Retarget", of: "task", make: newRetarget, words: []string{"New target"},
			needs: []string{"New target", "Reason"}},
		{name: "end", title: "End", of: "task", make: newEnd, needs: []string{"As", "Reason"}},
		{name: "measure", title: "Value", of: "measure", make: newMeasure, words: []string{"Value"},
			needs: []string{"Value", "Period"}},
		{name: "risk", title: "Review", of: "risk", make: newRisk},
		{name: "done", title: "Done", of: "action", make: newDone},
		{name: "minutes", title: "Begin minutes", under: "updates/", make: newMinutes, words: []string{"Date"},
			needs: []string{"Date"}},
	}
}

func (o *office) verbs() []serve.Verb {
	var list []serve.Verb
	for _, v := range spokenVerbs() {
		list = append(list, serve.Verb{Name: v.name, Title: v.title, Of: v.of, Under: v.under,
			Fields: func(at serve.At, id string) ([]serve.Field, error) { return o.fields(v, at, id) },
			Change: func(id string, said url.Values) (record.Change, func(), error) { return o.change(v, id, said) }})
	}
	return list
}

// fields are the words and flags of a verb as the fields of a form.
func (o *office) fields(v spoken, at serve.At, id string) ([]serve.Field, error) {
	g, end := o.call(at)
	defer end()
	cmd := v.make(g)
	before := given(id)
	var fields []serve.Field
	for _, label := range v.words {
		f := serve.Field{Name: wordField(label), Label: label, Control: serve.Line}
		if cmd.ValidArgsFunction != nil {
			offered, _ := cmd.ValidArgsFunction(cmd, before, "")
			offerAll(&f, offered)
		}
		fields = append(fields, f)
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if !ofTerminal(flag.Name) && (v.only == nil || slices.Contains(v.only, flag.Name)) {
			fields = append(fields, fieldOf(cmd, flag, before))
		}
	})
	fields = v.inOrder(fields)
	for i := range fields {
		fields[i].Required = slices.Contains(v.needs, fields[i].Label)
		if fields[i].Required && fields[i].Control == serve.Select && len(fields[i].Choices) <= mostInSight {
			fields[i].Control = serve.Choice
		}
	}
	return fields, nil
}

// inOrder puts the fields that belong together last, under their legend.
func (v spoken) inOrder(fields []serve.Field) []serve.Field {
	var first, last []serve.Field
	for _, f := range fields {
		if slices.Contains(v.apart, f.Name) {
			f.Group = v.legend
			last = append(last, f)
		} else {
			first = append(first, f)
		}
	}
	return append(first, last...)
}

// ofTerminal reports whether a flag says nothing of the record.
func ofTerminal(name string) bool {
	return slices.Contains([]string{"by", "dry-run", "commit", "help"}, name)
}

func given(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// wordField is the name of the field of a word, which no flag has.
func wordField(label string) string { return "word:" + strings.ToLower(label) }

// How many choices are all in sight, and how many are offered at all.
const mostInSight, mostOffered = 8, 400

// fieldOf is a flag as a field, after the words that a call begins with.
func fieldOf(cmd *cobra.Command, flag *pflag.Flag, words []string) serve.Field {
	word, usage := pflag.UnquoteUsage(flag)
	f := serve.Field{Name: flag.Name, Label: labelOf(flag.Name), Control: serve.Line, None: "None"}
	f.Group, f.Hint = hintOf(strings.Replace(usage, word, strings.ToLower(word), 1))
	kind := flag.Value.Type()
	if named, ok := flag.Value.(wordFlag); ok {
		kind = named.textValue.Type()
	}
	switch {
	case kind == "bool":
		f.Control = serve.Check
	case kind == "int":
		f.Control = serve.Number
	case kind == "stringArray":
		f.Control = serve.Lines
	case word == "TEXT":
		f.Control = serve.Text
	}
	if complete, found := cmd.GetFlagCompletionFunc(flag.Name); found {
		offered, _ := complete(cmd, words, "")
		offerAll(&f, offered)
		if kind == "stringSlice" && len(f.Choices) > 0 {
			f.Control = serve.Many
			f.Hint, _, _ = strings.Cut(f.Hint, ",") // how to write several is for a terminal
		}
	}
	return f
}

// spelled is an id that says no more than the name beside it, or a day.
var spelled = lazy(`^(?:[a-z][a-z0-9-]{2,}|\d{4}-\d\d-\d\d)$`)

// offerAll makes of what a shell would complete what a field offers.
func offerAll(f *serve.Field, offered []string) {
	if len(offered) == 0 || len(offered) > mostOffered {
		return
	}
	f.Control = serve.Select
	named := map[string]int{}
	for _, o := range offered {
		_, about, _ := strings.Cut(o, "\t")
		named[about]++
	}
	for _, o := range offered {
		value, about, _ := strings.Cut(o, "\t")
		words := value
		switch {
		case about != "" && spelled().MatchString(value) && named[about] == 1:
			words = about
		case about != "":
			words += ", " + about
		}
		f.Choices = append(f.Choices, serve.Option{Value: value, Words: words})
	}
}

// labelOf is the name of a flag as a label.
func labelOf(name string) string { return diag.UpperFirst(strings.ReplaceAll(name, "-", " ")) }

// withLetters is how the help of a flag begins that is for some ratings.
var withLetters = lazy(`^with ([BRAG](?: or [BRAG])*): `)

// hintOf is the help of a flag as the hint below a label, and the legend of the ratings
// that it is for.
func hintOf(usage string) (legend, hint string) {
	hint = strings.Replace(usage, "; can be repeated", "; one a line", 1)
	letters := withLetters().FindStringSubmatch(hint)
	if letters == nil {
		return "", diag.UpperFirst(hint)
	}
	var names []string
	for letter := range strings.SplitSeq(letters[1], " or ") {
		rating, _ := programme.ReadRating(letter)
		names = append(names, rating.String())
	}
	return "With " + diag.Or(names), diag.UpperFirst(hint[len(letters[0]):])
}

// change is what a verb would write. Until done is called it can be worked out.
func (o *office) change(v spoken, id string, said url.Values) (change record.Change, done func(), err error) {
	g, end := o.call(serve.At{})
	defer func() {
		if err != nil {
			end()
		}
	}()
	cmd := v.make(g)
	g.write.taken = func(c record.Change) { change = c }
	words := given(id)
	for _, label := range v.words {
		if word := said.Get(wordField(label)); word != "" {
			words = append(words, word)
		}
	}
	flags := map[string][]string{}
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if values := said[flag.Name]; len(values) > 0 && !ofTerminal(flag.Name) {
			flags[flag.Name] = values
		}
	})
	if flag := cmd.Flags().Lookup("by"); flag != nil && o.as != "" {
		flags["by"] = []string{o.as}
	}
	if err = setAll(cmd, flags); err != nil {
		return change, nil, err
	}
	return change, end, run(cmd, words)
}
