package check_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/corpus"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// allRules are the rules of reading and of checking, as `improve explain` knows
// them.
func allRules() []diag.Rule { return slices.Concat(store.Rules(), check.Rules()) }

// load reads a record written as a txtar archive.
func load(t testing.TB, archive string) (*programme.Programme, diag.List) {
	t.Helper()
	p, problems, err := store.Load(storetest.Archive(archive))
	if err != nil {
		t.Fatalf("%v\n%s", err, archive)
	}
	return p, problems
}

func day(t testing.TB, s string) programme.Date {
	t.Helper()
	d, err := programme.ParseDate(s)
	if err != nil || d.IsMonth() {
		t.Fatalf("%q is not a day", s)
	}
	return d
}

// run is everything that is said about a record as at a date, reading included; of
// an undated run where there is none.
func run(t testing.TB, archive, asAt string) (diag.List, []check.Waived) {
	t.Helper()
	p, problems := load(t, archive)
	if asAt == "" {
		return append(problems, check.Validate(p, allRules())...), nil
	}
	result := check.Run(p, assess.Assess(p, day(t, asAt)), allRules(), gitLog(t, archive, p))
	return append(problems, result.Problems...), result.Waived
}

// ids are the rules of a list, each once, in order.
func ids(list diag.List) []string {
	found := map[string]bool{}
	for _, d := range list {
		found[d.Rule] = true
	}
	return slices.Sorted(maps.Keys(found))
}

func show(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString("\n\t" + d.Place.String() + ": " + d.Severity.String() + ": " + d.Message + " [" + d.Rule + "]")
		if d.Missing != "" {
			b.WriteString("\n\t\tmissing: " + d.Missing)
		}
		b.WriteString("\n\t\tremedy:  " + d.Remedy)
	}
	return b.String()
}

// The record that shows a rule breaks it, and put right it does not. Other rules may
// warn of either, so that a new check changes no record; an error of another rule would
// teach a second mistake.
func TestExamples(t *testing.T) {
	for _, rule := range allRules() {
		t.Run(rule.ID, func(t *testing.T) {
			example, ok := corpus.Of(rule.ID)
			if !ok {
				t.Fatalf("no record shows it: write internal/corpus/errors/%s.txtar", corpus.Name(rule.ID))
			}
			if len(example.Fixed) == 0 {
				if !slices.Contains(withoutFix, rule.ID) {
					t.Error("the record has no fix")
				}
				return
			}
			bad, _ := run(t, corpus.Text(example.Files), dateOf(rule, example))
			if !bad.Has(rule.ID) {
				t.Errorf("the record breaks %v%s", ids(bad), show(bad))
			}
			good, _ := run(t, corpus.Text(example.Fixed), dateOf(rule, example))
			if good.Has(rule.ID) {
				t.Errorf("put right it still breaks the rule%s\n%s", show(good), corpus.Text(example.Fixed))
			}
			for _, d := range slices.Concat(bad, good) {
				if d.Rule != rule.ID && d.Severity == diag.Error {
					t.Errorf("the record has another error%s", show(diag.List{d}))
				}
			}
		})
	}
}

// withoutFix are the rules whose records no change of text breaks or puts right: what is
// wrong is the file as a file, or nothing is to be done.
var withoutFix = []string{"file/size", "file/link", "file/unreadable", "file/many-problems", "id/dropped"}

// dateOf is the date at which a rule is asked of its example; none for an undated rule.
func dateOf(rule diag.Rule, example corpus.Record) string {
	if !rule.Dated {
		return ""
	}
	return example.AsAt
}

// example is the record that shows a rule, read, with its history.
func example(t testing.TB, rule string) (*programme.Programme, *check.History, programme.Date) {
	t.Helper()
	shown, _ := corpus.Of(rule)
	p, _ := load(t, corpus.Text(shown.Files))
	return p, gitLog(t, corpus.Text(shown.Files), p), day(t, shown.AsAt)
}

// Every rule is documented, named once, and by words.
func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range allRules() {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		family, name, ok := strings.Cut(r.ID, "/")
		if !ok || strings.Trim(family+name, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("%s is not family/name in words", r.ID)
		}
		if r.Title == "" || r.Why == "" || r.Mend == "" || r.Severity < diag.Note || r.Severity > diag.Error {
			t.Errorf("%s lacks its title, why, mend or severity", r.ID)
		}
		if strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Why, ".") || !strings.HasSuffix(r.Mend, ".") {
			t.Errorf("%s: a title has no full stop, why and mend do", r.ID)
		}
		if r.Waivable && !r.Dated {
			t.Errorf("%s can be waived and does not depend on the date", r.ID)
		}
	}
}

// Every check of the package is in the catalogue, in a file of its rule's name.
func TestNoCheckIsMissing(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := map[string]bool{}
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			for range checksIn(t, name) {
				declared[name] = true
			}
		}
	}
	for _, c := range check.Catalogue() {
		file := strings.NewReplacer("/", "_", "-", "_").Replace(c.ID) + ".go"
		if !declared[file] {
			t.Errorf("%s is not declared in %s", c.ID, file)
		}
		delete(declared, file)
	}
	for file := range declared {
		t.Errorf("%s holds a check that is not in the catalogue", file)
	}
}

func checksIn(t *testing.T, name string) (found []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if literal, ok := spec.Values[0].(*ast.CompositeLit); ok {
			if kind, ok := literal.Type.(*ast.Ident); ok && kind.Name == "Check" {
				found = append(found, spec.Names[0].Name)
			}
		}
		if call, ok := spec.Values[0].(*ast.CallExpr); ok {
			if maker, ok := call.Fun.(*ast.Ident); ok && maker.Name == "contradiction" {
				found = append(found, spec.Names[0].Name)
			}
		}
		return true
	})
	if len(found) > 1 {
		t.Errorf("%s declares several checks: %v", name, found)
	}
	return found
}

// The last two look back at what the others found.
func TestWaiverChecksAreLast(t *testing.T) {
	list := check.Catalogue()
	if list[len(list)-2].ID != "waiver/expired" || list[len(list)-1].ID != "waiver/unused" {
		t.Errorf("the catalogue ends with %s and %s", list[len(list)-2].ID, list[len(list)-1].ID)
	}
}
