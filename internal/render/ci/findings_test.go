package ci

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/joshdk/go-junit"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"improve/internal/diag"

	"improve/internal/render/rendertest"
	"improve/internal/render/terminal"
	"improve/internal/render/text"
)

var sampleRules = []diag.Rule{
	{ID: "task/overdue", Severity: diag.Warning, Title: "A task is overdue", Why: "Its target has passed.", Mend: "Finish it."},
	{ID: "file/name", Severity: diag.Error, Title: "A file is misnamed", Why: "It would not be read.", Mend: "Rename it."},
	{ID: "value/date", Severity: diag.Error, Title: "No date", Why: "It cannot be read.", Mend: "Write 2020-02-25."},
}

// sample is a run whose texts are the caller's.
func sample(text func() string) *Findings {
	at := diag.Place{File: "plan/ambitions/1-leadership.yaml", Line: 7, Column: 13, EndColumn: 20}
	f := &Findings{Rules: sampleRules, Fails: diag.Error, Folder: "council/programme", Version: "v1.0.0", Closing: []string{text(), "2 errors."}}
	for i, severity := range []diag.Severity{diag.Note, diag.Warning, diag.Error} {
		d := sampleRules[i].New(at, text(), text())
		d.Severity, d.Missing, d.Task, d.Days = severity, text(), text(), 10*i
		d.Related = []diag.Related{{Place: at, Message: text()}}
		f.Problems.Add(d)
	}
	f.Problems.Add(sampleRules[1].New(diag.Place{File: "updates/" + text() + ".yaml"}, text(), text()))
	f.Problems.Add(sampleRules[1].New(diag.Place{}, text(), ""))
	f.Silenced = []Silenced{{Diagnostic: sampleRules[0].New(at, text(), text()), Until: "2020-03-31", Reason: text()}}
	return f
}

// counter gives texts that differ.
func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("text %d", n) }
}

func written(t interface{ Fatal(...any) }, format string, f *Findings) []byte {
	write := map[string]func(io.Writer, *Findings) error{
		"sarif": SARIF, "junit": JUnit, "gitlab": GitLab, "github": GitHub, "checkstyle": Checkstyle,
		"terminal": func(w io.Writer, f *Findings) error { return Log(w, f, terminal.Options{}) },
	}
	var b bytes.Buffer
	if err := write[format](&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSARIFKeepsToItsSchema(t *testing.T) {
	schema := sarifSchema(t)
	if schema.Validate(map[string]any{"version": "2.1.0"}) == nil {
		t.Fatal("the schema takes a log without runs")
	}
	for name, f := range map[string]*Findings{"nothing": {}, "some": sample(counter()), "hostile": sample(func() string { return strings.Join(rendertest.Hostile, "") })} {
		out := written(t, "sarif", f)
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: %v in\n%s", name, err, out)
		}
	}
}

// sarifSchema is the schema that OASIS publishes. It is in the source of the
// library that reads SARIF in these tests.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "pkg/report/v210/sarif/schema.go"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(source), "const schema = `")
	text, _, _ = strings.Cut(text, "`")
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", value); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("sarif.json")
}

// What GitHub needs besides the schema: a place for each result, a file that it
// can find, and a fingerprint.
func TestSARIFAsGitHubReadsIt(t *testing.T) {
	log, err := sarif.FromBytes(written(t, "sarif", sample(counter())))
	if err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != 6 || len(run.Tool.Driver.Rules) != 3 {
		t.Fatalf("%d results of %d rules", len(run.Results), len(run.Tool.Driver.Rules))
	}
	prints := map[string]bool{}
	for i, r := range run.Results {
		place := r.Locations[0].PhysicalLocation
		if !strings.HasPrefix(*place.ArtifactLocation.URI, "council/programme/") || *place.ArtifactLocation.URIBaseID != "%SRCROOT%" {
			t.Errorf("result %d stands in %s", i, *place.ArtifactLocation.URI)
		}
		if *run.Tool.Driver.Rules[r.RuleIndex].ID != *r.RuleID {
			t.Errorf("result %d names rule %d for %s", i, r.RuleIndex, *r.RuleID)
		}
		prints[r.PartialFingerprints["improve/v1"]] = true
	}
	if len(prints) != 6 {
		t.Errorf("%d fingerprints for 6 results", len(prints))
	}
	if last := run.Results[5]; len(last.Suppressions) != 1 || !strings.HasPrefix(*last.Suppressions[0].Justification, "until 2020-03-31: text") {
		t.Errorf("the waived one is suppressed by %+v", last.Suppressions)
	}
}

func TestJUnitAsAConsumerReadsIt(t *testing.T) {
	suites, err := junit.Ingest(written(t, "junit", sample(counter())))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range suites {
		for _, c := range s.Tests {
			got = append(got, fmt.Sprintf("%s %s %s: %s %s", s.Name, c.Status, c.Classname, c.Name, c.Properties["file"]))
		}
	}
	want := []string{
		"task passed task/overdue: text 5 council/programme/plan/ambitions/1-leadership.yaml",
		"task skipped task/overdue: plan/ambitions/1-leadership.yaml, waived council/programme/plan/ambitions/1-leadership.yaml",
		"file passed file/name: text 10 council/programme/plan/ambitions/1-leadership.yaml",
		"file failed file/name: updates/text 17.yaml council/programme/updates/text 17.yaml",
		"file failed file/name: the record council/programme/plan/programme.yaml",
		"value failed value/date: text 15 council/programme/plan/ambitions/1-leadership.yaml",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("it reads\n%s", strings.Join(got, "\n"))
	}
	suites, err = junit.Ingest(written(t, "junit", &Findings{Rules: sampleRules}))
	if err != nil || len(suites) != 3 || suites[0].Tests[0].Status != junit.StatusPassed {
		t.Errorf("of a record with nothing wrong it reads %v, %v", suites, err)
	}
}

// GitLab refuses an entry without one of these four.
func TestGitLabHasWhatGitLabRequires(t *testing.T) {
	var issues []struct {
		Description, Fingerprint, Severity string
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal(written(t, "gitlab", sample(counter())), &issues); err != nil {
		t.Fatal(err)
	}
	prints := map[string]bool{}
	for _, i := range issues {
		prints[i.Fingerprint] = true
		if i.Description == "" || !strings.Contains("info minor major critical blocker", i.Severity) || i.Location.Lines.Begin < 1 ||
			!strings.HasPrefix(i.Location.Path, "council/programme/") {
			t.Errorf("an issue is %+v", i)
		}
	}
	if len(issues) != 5 || len(prints) != 5 {
		t.Errorf("%d issues with %d fingerprints", len(issues), len(prints))
	}
	if out := written(t, "gitlab", &Findings{}); string(out) != "[]\n" {
		t.Errorf("of nothing it writes %s", out)
	}
}

func TestFingerprintsStayFromDayToDay(t *testing.T) {
	before, after := sample(counter()), sample(counter())
	for i := range after.Problems {
		before.Problems[i].Message = "1.8 is 1 day overdue"
		after.Problems[i].Message = "1.8 is 240 days overdue"
		after.Problems[i].Place.Line += 12
	}
	a, b := fingerprints(before.Problems), fingerprints(after.Problems)
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("the fingerprint of %q changed with the day", after.Problems[i].Message)
		}
	}
}

// FuzzFindings holds that no text of a record breaks a report for CI, or speaks
// to the service that reads it.
func FuzzFindings(f *testing.F) {
	for _, s := range []string{"::error::x", "a\n::set-env name=A::b", "##[error]x", "%0A::error::", "]]>", "<![CDATA[", "\x00\x1b[31m", "\ufffe\uffff",
		"\xff", "a,b=c:d", "##vso[task.setvariable variable=a]b", "##[section]", "\u2028::warning::", "--><!--", "file.yaml::1", "?#%41 /../"} {
		f.Add(s, "text")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		texts := []string{a, b}
		n := 0
		holdFindings(t, sample(func() string { n++; return texts[n%2] }))
	})
}

func TestHostileFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &rendertest.Words{}
		holdFindings(t, sample(func() string { return w.Text(t) }))
	})
}

type fataller interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

func holdFindings(t fataller, f *Findings) {
	var value any
	for _, format := range []string{"sarif", "gitlab"} {
		if err := json.Unmarshal(written(t, format, f), &value); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
	}
	for _, format := range []string{"sarif", "gitlab", "junit", "checkstyle", "github", "terminal"} {
		out := string(written(t, format, f))
		if h := rendertest.Hazards(out); h != "" || !utf8.ValidString(out) {
			t.Fatalf("%s lets %q through", format, h)
		}
	}
	if suites, err := junit.Ingest(written(t, "junit", f)); err != nil || len(suites) != 3 {
		t.Fatalf("a consumer of JUnit reads %d suites, %v", len(suites), err)
	}
	holdXML(t, written(t, "junit", f), "testcase", 6)
	holdXML(t, written(t, "checkstyle", f), "error", 5)
	holdGitHub(t, f)
	for line := range strings.Lines(string(written(t, "terminal", f))) {
		if _, _, _, ok := runnerCommand(line); ok || azureCommand.MatchString(line) {
			t.Fatalf("a service would take this line for a command: %q", line)
		}
	}
}

var azureCommand = regexp.MustCompile(`(?i)##(vso)?\[`)

// holdXML counts the elements of a name, and reads the whole file.
func holdXML(t fataller, data []byte, name string, want int) {
	d := xml.NewDecoder(bytes.NewReader(data))
	count := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == name {
			count++
		}
	}
	if count != want {
		t.Fatalf("%d of %s, not %d, in\n%s", count, name, want, data)
	}
}

// holdGitHub reads the log as the runner does: the commands in it are ours, and
// give back what was said.
func holdGitHub(t fataller, f *Findings) {
	ranked := f.Problems.Ranked()
	commands := 0
	for line := range strings.Lines(string(written(t, "github", f))) {
		name, properties, message, ok := runnerCommand(line)
		if !ok {
			continue
		}
		if commands == len(ranked) {
			t.Fatalf("a text became a command: %q", line)
		}
		d := ranked[commands]
		commands++
		if name != githubCommand(d.Severity) || properties["file"] != text.Clean(f.file(d.Place)) || properties["title"] == "" ||
			!strings.HasPrefix(message, noCommand(text.Clean(d.Message))+" ["+d.Rule+"]") {
			t.Fatalf("%q %q was read from %+v", properties, message, d)
		}
		if d.Place.Line > 0 && properties["line"] != fmt.Sprint(d.Place.Line) {
			t.Fatalf("line %q of %+v", properties["line"], d.Place)
		}
	}
	if commands != len(ranked) {
		t.Fatalf("%d commands for %d diagnostics", commands, len(ranked))
	}
}

// runnerCommand takes a line of a log for a command where GitHub's runner would,
// in the form of today (::) or of old (##[).
func runnerCommand(line string) (name string, properties map[string]string, message string, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	rest, now := strings.CutPrefix(strings.TrimSpace(line), "::")
	if !now {
		return "", nil, "", strings.Contains(line, "##[")
	}
	head, message, ok := strings.Cut(rest, "::")
	if !ok {
		return "", nil, "", strings.Contains(line, "##[")
	}
	name, list, _ := strings.Cut(head, " ")
	properties = map[string]string{}
	for pair := range strings.SplitSeq(list, ",") {
		if key, value, found := strings.Cut(pair, "="); found {
			properties[key] = strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",").Replace(value)
		}
	}
	return name, properties, strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n").Replace(message), true
}
