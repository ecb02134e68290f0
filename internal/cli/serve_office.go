package cli

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
	"improve/internal/serve"
)

// office lets a server make what commands make. A page is made, and a form understood, by
// the command of that name: nothing is worked out twice.
type office struct {
	globals
	audience audience
	as       string        // --as
	email    func() string // git's, asked once
}

func (g *globals) office(a audience, as string) *office {
	return &office{*g, a, as, sync.OnceValue(g.write.gitEmail)}
}

// serve is the office as a server takes it.
func (o *office) serve() serve.Office {
	return serve.Office{
		Day: func(r *record.Record) (programme.Date, error) { return o.clock.day(r) },
		Context: func(r *record.Record, day programme.Date) (*report.Context, error) {
			g, end := o.call(serve.At{Record: r, Day: day})
			defer end()
			c, err := g.read.of(r)
			if err != nil || !o.audience.public() {
				return c, err
			}
			if c.Errors > 0 {
				return nil, failed(fmt.Errorf("the record has %s", diag.Count(c.Errors, "error")),
					"improve validate lists them")
			}
			public, _, err := g.read.public(c, settledDay(c))
			return public, err
		},
		Base: addressIn, Check: o.check, Who: o.who, Explain: explain, Words: onPage,
		Pages: o.pages(), Verbs: o.verbs(),
	}
}

// call is what a command is given for one page: a record that is read and assessed already,
// as at a day. Without a record the files are read. Once it has ended it holds nothing of
// them: the library keeps what completes a flag, and the call with it, for good.
func (o *office) call(at serve.At) (g *globals, end func()) {
	app := o.app.quiet()
	g = newGlobals(app)
	g.files.dir, g.files.given, g.read.given = o.files.dir, at.Record, at.Context
	g.clock.asAt = o.clock.asAt
	if !at.Day.IsZero() {
		g.clock.asAt = at.Day.String()
	}
	return g, func() {
		app.end()
		*g.files, *g.read, *g.write, *g.send = opening{}, reader{}, writer{}, sender{}
	}
}

// who says who writes.
func (o *office) who(r *record.Record) string {
	id := cmp.Or(o.as, personOf(r.Programme, o.email()), o.app.Env("IMPROVE_BY"))
	if p := r.Programme.PersonNamed(id); p != nil {
		return p.ID.Value
	}
	return id
}

func (o *office) check(r *record.Record, day programme.Date) (*report.CheckView, diag.List, error) {
	g, end := o.call(serve.At{Record: r, Day: day})
	defer end()
	day, err := g.clock.day(r)
	if err != nil {
		return nil, nil, err
	}
	result := r.Check(day)
	result.Problems = slices.Clone(result.Problems)
	result.Problems.Sort()
	view := checkView(r, day, nil, result)
	view.NotLooked = settled{}.notLooked(r, day)
	return view, result.Problems, nil
}

// served is a page that a reading command makes.
type served struct {
	address, title string
	of             string // the kind of thing that it is about; empty where it is about all
	nav            bool
	make           func(*globals) *cobra.Command
	words          []string // before the id
	flags          []string // that can be asked for
}

func (o *office) pages() []serve.Page {
	choose := []string{"ambition", "lead", "rating", "plan", "overdue", "untracked"}
	var pages []serve.Page
	for _, p := range []served{
		{address: "", title: "Status", make: newStatus, flags: choose},
		{address: "what-if/", title: "What if", nav: true, make: newWhatIf,
			flags: []string{"ambition", "lead", "rating", "plan"}},
		{address: "contradictions/", title: "Contradictions", nav: true, make: newReport, words: []string{"assurance"}},
		{address: "trend/", title: "Trend", nav: true, make: newTrend, flags: []string{"ambition", "from-git"}},
		{address: "before-the-board", title: "List before the board", of: "person", make: newReport,
			words: []string{"lead"}},
		{address: "history", title: "History", of: "task", make: newHistory},
	} {
		pages = append(pages, o.page(p))
	}
	return append(pages, o.diffPage())
}

func (o *office) page(p served) serve.Page {
	return serve.Page{Address: p.address, Title: p.title, Of: p.of, Nav: p.nav,
		Fields: func(at serve.At) ([]serve.Field, error) {
			g, end := o.call(at)
			defer end()
			cmd := p.make(g)
			var fields []serve.Field
			for _, name := range p.flags {
				f := fieldOf(cmd, cmd.Flags().Lookup(name), nil)
				f.None = "All"
				fields = append(fields, f)
			}
			return fields, nil
		},
		Make: func(at serve.At, id string, asked map[string][]string) (report.View, error) {
			words := slices.Clone(p.words)
			if id != "" {
				words = append(words, id)
			}
			return o.view(at, p.make, words, only(asked, p.flags))
		}}
}

// only are the values of some names.
func only(asked map[string][]string, names []string) map[string][]string {
	some := map[string][]string{}
	for _, name := range names {
		for _, value := range asked[name] {
			if value != "" {
				some[name] = append(some[name], value)
			}
		}
	}
	return some
}

// view is what a reading command would show.
func (o *office) view(at serve.At, make func(*globals) *cobra.Command, words []string, flags map[string][]string,
) (view report.View, err error) {
	g, end := o.call(at)
	defer end()
	g.send.taken = func(v report.View) { view = v }
	cmd := make(g)
	if err := setAll(cmd, flags); err != nil {
		return nil, err
	}
	return view, run(cmd, words)
}

// setAll gives a command flags, in an order that does not change.
func setAll(cmd *cobra.Command, flags map[string][]string) error {
	for name, values := range flags {
		for _, value := range values {
			if err := cmd.Flags().Set(name, value); err != nil {
				return usageError{err, ""}
			}
		}
	}
	return nil
}

func run(cmd *cobra.Command, words []string) error {
	if cmd.Args != nil {
		if err := cmd.Args(cmd, words); err != nil {
			return err
		}
	}
	return cmd.RunE(cmd, words)
}

// diffPage is what is different between two boards, by the record as it is now or by what
// git held on their days.
func (o *office) diffPage() serve.Page {
	boards := func(at serve.At) []serve.Option {
		var list []serve.Option
		for _, day := range at.Record.Programme.BoardMeetings() {
			list = append(list, serve.Option{Value: day.String(), Words: day.Words()})
		}
		return list
	}
	return serve.Page{Address: "diff/", Title: "Diff", Nav: true,
		Fields: func(at serve.At) ([]serve.Field, error) {
			return []serve.Field{
				{Name: "from", Label: "From the board of", Control: serve.Select, Choices: boards(at),
					None: "the last board"},
				{Name: "to", Label: "To the board of", Control: serve.Select, Choices: boards(at),
					None: "the day above"},
				{Name: "by", Label: "By", Control: serve.Select, None: "what is told now", Choices: []serve.Option{
					{Value: "shown", Words: "what was shown then"}}},
			}, nil
		},
		Make: func(at serve.At, _ string, asked map[string][]string) (report.View, error) {
			one := func(name string) string { return strings.Join(asked[name], "") }
			if one("by") == "shown" {
				return o.shownDiff(at, one("from"), one("to"))
			}
			if to := one("to"); to != "" {
				day, err := readDate("To the board of", to)
				if err != nil {
					return nil, err
				}
				at.Day = day
			}
			return o.view(at, newReport, []string{"changes"}, only(map[string][]string{"since": asked["from"]},
				[]string{"since"}))
		}}
}

// shownDiff compares the last commits of two days.
func (o *office) shownDiff(at serve.At, from, to string) (report.View, error) {
	var days []programme.Date
	for _, word := range []string{from, to} {
		if word == "" {
			return nil, usageError{errors.New("what was shown needs both boards"), "choose both"}
		}
		day, err := readDate("the board", word)
		if err != nil {
			return nil, err
		}
		days = append(days, day)
	}
	g, end := o.call(serve.At{})
	defer end()
	b, err := g.files.branch(at.Record)
	if err != nil {
		return nil, err
	}
	shown, err := b.Shown(days)
	if err != nil {
		return nil, failed(err, "")
	}
	for i := range shown {
		if shown[i].Commit == "" {
			return nil, usageError{errors.New("git holds no record of " + days[i].Words() + " or before"), ""}
		}
	}
	return o.view(serve.At{Day: days[1]}, newDiff, []string{shown[0].Commit + ".." + shown[1].Commit}, nil)
}

// A flag with its value, and several of them that somebody is to add.
const flagPattern = `--[a-z][a-z-]*(?: "\.\.\."| [A-Za-z0-9][A-Za-z0-9-]*\b)?`

// The patterns are compiled when a page first explains an error, never at start-up.
var (
	typed    = lazy(`(?:^|[;:,] )improve [a-z][^;]*`)
	flagName = lazy(`--([a-z][a-z-]*)`)
	oneFlag  = lazy(`--([a-z][a-z-]*)(?: ("\.\.\."|[A-Za-z0-9][A-Za-z0-9-]*\b))?`)
	addFlags = lazy(`add ` + flagPattern + `(?:(?: and)? ` + flagPattern + `)*`)
)

func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// explain says an error on a page: what is a flag in a terminal is a field there.
func explain(err error) (words, remedy string) {
	var work failure
	var usage usageError
	var ofRecord *record.Error
	words = err.Error()
	switch {
	case errors.As(err, &work):
		words, remedy = work.Error(), work.hint
	case errors.As(err, &ofRecord):
		remedy = ofRecord.Remedy
	case errors.As(err, &usage):
		words, remedy = usage.Error(), usage.hint
	}
	return asFields(words), onPage(remedy)
}

// onPage is a remedy as a page gives it: what is to be typed in a terminal is left out.
func onPage(remedy string) string {
	return asFields(strings.TrimLeft(typed().ReplaceAllString(remedy, ""), "; "))
}

// asFields are words in which what is a flag in a terminal is a field: add --ask "..." is to
// fill in a field.
func asFields(words string) string {
	words = addFlags().ReplaceAllStringFunc(words, func(flags string) string {
		var fields []string
		for _, flag := range oneFlag().FindAllStringSubmatch(flags, -1) {
			field := "“" + labelOf(flag[1]) + "”"
			if value := flag[2]; value != "" && value != `"..."` && strings.ToUpper(value) != value {
				field += ", such as " + value
			}
			fields = append(fields, field)
		}
		return "fill in " + diag.And(fields)
	})
	return flagName().ReplaceAllStringFunc(words, func(flag string) string {
		return "“" + labelOf(flag[2:]) + "”"
	})
}
