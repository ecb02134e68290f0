package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/draft"
	"improve/internal/record"
	"improve/internal/schema"
)

func newNew(g *globals) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new KIND",
		Short: "Add an ambition, a task, a measure, a risk, an action, a person ...",
		Long: `Adds an entry with the next free id, with comments that list its other keys, and
prints its file and line.

In a terminal it asks for the keys that are needed.`,
		Example: `  improve new task --ambition 1 --title "Publish the strategy" --lead head-workforce --target 2020-09
  improve new ambition --title "Help comes early" --short "Early help"
  improve new action --text "Circulate the data." --owner performance-manager --due 2020-03-31`,
		Args: knownKind,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, k := range draft.Kinds() {
		cmd.AddCommand(newKind(g, k))
	}
	return cmd
}

// knownKind refuses a word that is no kind of entry.
func knownKind(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, k := range draft.Kinds() {
		names = append(names, k.Name)
	}
	hint := "write one of " + strings.Join(names, ", ")
	if near, ok := diag.Nearest(args[0], names); ok {
		hint = "did you mean improve new " + near + "?"
	}
	return usageError{fmt.Errorf("unknown kind %q", args[0]), hint}
}

// kindFlags are the values that a call gives to a new entry: a flag a key.
type kindFlags struct {
	draft.Kind
	writeFlags
	one  map[string]*string
	many map[string]*[]string
	yes  map[string]*bool
}

func newKind(g *globals, k draft.Kind) *cobra.Command {
	flags := kindFlags{Kind: k, one: map[string]*string{}, many: map[string]*[]string{}, yes: map[string]*bool{}}
	cmd := &cobra.Command{
		Use:     k.Name,
		Short:   "Add " + k.About,
		Long:    "Adds " + k.About + ".\nIt needs " + diag.And(flagNames(k)) + ".",
		Example: "  " + flags.example(),
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return flags.begin(g) },
	}
	cmd.Flags().SortFlags = false // they keep the order of the files
	for _, key := range k.Keys() {
		flags.addKey(g, cmd, key)
	}
	flags.writeFlags.add(cmd)
	return cmd
}

func withArticle(name string) string {
	if strings.ContainsAny(name[:1], "aeiou") {
		return "an " + name
	}
	return "a " + name
}

// flagNames are the flags that an entry cannot do without.
func flagNames(k draft.Kind) []string {
	var names []string
	for _, key := range k.Needed {
		names = append(names, "--"+flagOf(key))
	}
	return names
}

// flagOf is the flag of a key: of a list in the singular, as it gives one entry at
// a time.
func flagOf(key string) string {
	switch key {
	case "leads", "findings", "outcomes", "measures", "risks", "controls":
		return strings.TrimSuffix(key, "s")
	case "activities":
		return "activity"
	}
	return strings.ReplaceAll(key, "_", "-")
}

func (f *kindFlags) addKey(g *globals, cmd *cobra.Command, key *schema.Key) {
	name, usage := flagOf(key.Name), key.Doc
	shape := key.Shape
	several := shape.Kind == schema.KindList || shape.Kind == schema.KindOneOrList || shape.Kind == schema.KindSteps
	if shape.Item != nil && shape.Kind != schema.KindSteps {
		shape = shape.Item
	}
	if key.Shape.Kind == schema.KindYesNo {
		f.yes[key.Name] = cmd.Flags().Bool(name, false, usage)
		return
	}
	if shape.Kind == schema.KindObject {
		usage += ": likelihood and impact, such as 4x5"
	}
	usage += choicesOf(shape)
	if several {
		f.many[key.Name] = new([]string)
		addTexts(cmd, f.many[key.Name], name, wordFor(shape), usage)
	} else {
		f.one[key.Name] = new(string)
		addText(cmd, f.one[key.Name], name, wordFor(shape), usage)
	}
	if complete := g.complete.key(shape); complete != nil {
		_ = cmd.RegisterFlagCompletionFunc(name, complete)
	}
}

// choicesOf lists in brackets the words that a value is one of.
func choicesOf(shape *schema.Shape) string {
	if len(shape.Choices) == 0 {
		return ""
	}
	return " (" + diag.Or(shape.Choices) + ")"
}

// wordFor is the name in help of a flag's value.
func wordFor(shape *schema.Shape) string {
	switch shape.Kind {
	case schema.KindID, schema.KindReference:
		return "ID"
	case schema.KindChoice:
		return "WORD"
	case schema.KindDay, schema.KindDate:
		return "DATE"
	case schema.KindNumber, schema.KindWhole:
		return "NUMBER"
	case schema.KindObject:
		return "SCORE"
	}
	return "TEXT"
}

// example is a call that begins an entry.
func (f *kindFlags) example() string {
	call := "improve new " + f.Name
	for _, key := range f.Needed {
		value := map[string]string{"ambition": "1", "polarity": "higher", "source": "ilacs-2019", "kind": "visit",
			"date": "2025-02"}[key]
		if key == "source" && f.Name == "recommendation" {
			value = "scrutiny"
		}
		if value == "" {
			value = `"..."`
		}
		call += " --" + flagOf(key) + " " + value
	}
	return call
}

// given are the values of the call, each known to be of its kind.
func (f *kindFlags) given() (draft.Given, error) {
	given := draft.Given{}
	for _, key := range f.Keys() {
		var values []string
		switch {
		case f.one[key.Name] != nil && *f.one[key.Name] != "":
			values = []string{*f.one[key.Name]}
		case f.many[key.Name] != nil:
			values = *f.many[key.Name]
		case f.yes[key.Name] != nil && *f.yes[key.Name]:
			values = []string{"true"}
		}
		for _, v := range values {
			fitting, err := fits("--"+flagOf(key.Name), key.Shape, v)
			if err != nil {
				return nil, err
			}
			given[key.Name] = append(given[key.Name], fitting)
		}
	}
	return given, nil
}

// fits is a value as a file writes it. One that is none of its kind is refused, before a
// file is shown that nobody wrote.
func fits(flag string, shape *schema.Shape, value string) (string, error) {
	if shape.Item != nil && shape.Kind != schema.KindSteps {
		shape = shape.Item
	}
	switch shape.Kind {
	case schema.KindDay:
		d, err := readDay(flag, value)
		return d.String(), err
	case schema.KindDate:
		d, err := readWhen(flag, value)
		return d.String(), err
	case schema.KindID:
		if strings.ContainsAny(value, "/\\ ") {
			return "", usageError{fmt.Errorf("%s: %q is not a valid id", flag, value),
				"use letters, digits, dots and hyphens only"}
		}
	case schema.KindChoice:
		if !slices.Contains(shape.Choices, value) {
			hint := diag.Choose(value, shape.Choices)
			return "", usageError{fmt.Errorf("%s: %q is not a valid value", flag, value), hint}
		}
	}
	return value, nil
}

// begin begins an entry, once it is known what it cannot do without: from the
// call, or from whoever is at the terminal.
func (f *kindFlags) begin(g *globals) error {
	given, err := f.given()
	if err != nil {
		return err
	}
	var missing []*schema.Key
	for _, key := range f.Keys() {
		if slices.Contains(f.Needed, key.Name) && len(given[key.Name]) == 0 {
			missing = append(missing, key)
		}
	}
	build := func(e *editing) (record.Plan, error) { return f.plan(e, given) }
	if len(missing) == 0 {
		return g.write.change(f.writeFlags, build)
	}
	if !g.ask.can() {
		var names []string
		for _, key := range missing {
			names = append(names, "--"+flagOf(key.Name))
		}
		return usageError{fmt.Errorf("%s needs %s", withArticle(f.Name), diag.And(names)), f.example()}
	}
	questions := g.ask.form()
	defer questions.close()
	for _, key := range missing {
		if err := askKey(g, questions, key, given); err != nil {
			return err
		}
	}
	return g.write.changeAgreed(f.writeFlags, questions, build)
}

// askKey asks for a value until it is of its kind.
func askKey(g *globals, questions *form, key *schema.Key, given draft.Given) error {
	question := key.Doc + choicesOf(key.Shape)
	if key.Name == "ambition" {
		e, err := g.write.read()
		if err != nil {
			return err
		}
		for _, a := range e.Record.Programme.Ambitions {
			if err := questions.tell(a.ID.Value + "  " + a.Title.Value); err != nil {
				return err
			}
		}
	}
	return questions.ask(diag.UpperFirst(question), "", func(answer string) error {
		if answer == "" {
			return errors.New("an answer is needed")
		}
		fitting, err := fits("--"+flagOf(key.Name), key.Shape, answer)
		given[key.Name] = []string{fitting}
		return plainError("--"+flagOf(key.Name)+": ", err)
	})
}

// plan plans a new entry.
func (f *kindFlags) plan(e *editing, given draft.Given) (record.Plan, error) {
	if id := given["ambition"]; f.Name == "task" && len(id) > 0 {
		known, err := e.known("ambition", id[0])
		if err != nil {
			return record.Plan{}, err
		}
		given["ambition"] = []string{known}
	}
	into := draft.Into{Day: e.Day}
	if f.Name == "action" {
		var err error
		if into.Minutes, err = e.todaysMinutes("", minuting{what: "only a meeting asks for actions"}); err != nil {
			return record.Plan{}, err
		}
	}
	entry, err := f.New(e.Record.Programme, into, given)
	if err != nil {
		return record.Plan{}, usageError{err, ""}
	}
	return record.Plan{
		Edits:   entry.Edits,
		Message: fmt.Sprintf("Add %s %s: %s", f.Name, entry.ID, excerptOf(titleOf(given))),
		Outcome: func(_, after *assess.Assessment) string {
			at := after.Programme.Place(f.Place(after.Programme, entry.ID))
			return fmt.Sprintf("The %s is %s: %s:%d", f.Name, entry.ID, at.File, at.Line)
		},
	}, nil
}

// titleOf is what an entry is called, for the commit.
func titleOf(given draft.Given) string {
	for _, key := range []string{"title", "text", "name", "role"} {
		if len(given[key]) > 0 {
			return given[key][0]
		}
	}
	return ""
}
