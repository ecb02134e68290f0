package internal

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floor is what a room may import: rooms of this module, and libraries.
type floor struct{ rooms, libraries []string }

// floors holds the table of docs/architecture.md as a test: what each room may
// import of this module, and which libraries it may use.
var floors = map[string]floor{
	"templates": {},
	"parallel":  {},
	"spare":     {},
	"xmr":       {},
	"words":     {libraries: []string{"golang.org/x/text"}},

	"programme":    {rooms: []string{"diag", "words"}},
	"corpus":       {libraries: []string{"golang.org/x/tools/txtar"}},
	"diag":         {rooms: []string{"words"}},
	"doc":          {},
	"markdown":     {rooms: []string{"doc"}},
	"yamldoc":      {rooms: []string{"diag", "words"}, libraries: []string{"gopkg.in/yaml.v3", "go.yaml.in/yaml/v4"}},
	"schema":       {rooms: []string{"programme", "diag"}},
	"store":        {rooms: []string{"programme", "schema", "diag", "yamldoc", "words", "parallel"}},
	"known":        {rooms: []string{"programme", "schema"}},
	"assess":       {rooms: []string{"programme", "known", "xmr", "diag", "words"}},
	"foresight":    {rooms: []string{"programme", "assess"}},
	"mend":         {rooms: []string{"programme", "assess"}},
	"check":        {rooms: []string{"programme", "schema", "known", "assess", "mend", "diag", "words"}},
	"change":       {rooms: []string{"programme", "schema", "assess", "diag", "words"}},
	"report":       {rooms: []string{"corpus", "programme", "schema", "assess", "foresight", "mend", "publish", "change", "diag", "doc", "words", "markdown", "history", "parallel"}},
	"render/text":  {rooms: []string{"doc"}, libraries: []string{"github.com/charmbracelet/x/ansi"}},
	"render/data":  {rooms: []string{"doc", "spare", "render/text"}},
	"render/chart": {rooms: []string{"doc", "render/text", "parallel"}, libraries: []string{"golang.org/x/image"}},
	"render/terminal": {rooms: []string{"doc", "diag", "render/text"}, libraries: []string{"github.com/olekukonko/tablewriter",
		"github.com/charmbracelet/lipgloss", "github.com/charmbracelet/x/ansi", "github.com/muesli/termenv",
		"github.com/rogpeppe/go-internal/diff"}},
	"render/xlsx": {rooms: []string{"doc", "diag", "workbook", "render/text", "render/chart"}},
	"render/ci":   {rooms: []string{"diag", "render/text", "render/data", "render/terminal"}},
	"render":      {rooms: []string{"doc", "diag"}}, // and all its rooms

	"publish":    {rooms: []string{"programme", "schema", "known", "diag", "words", "parallel"}},
	"merge":      {rooms: []string{"yamldoc", "store"}},
	"gitrepo":    {rooms: []string{"disk"}},
	"history":    {rooms: []string{"programme", "schema", "yamldoc", "store", "check", "gitrepo", "words", "parallel"}},
	"calendar":   {rooms: []string{"programme", "assess", "words"}, libraries: []string{"github.com/emersion/go-ical"}},
	"jsonschema": {rooms: []string{"schema"}},
	"mail":       {rooms: []string{"words"}},
	"entry":      {rooms: []string{"programme", "store", "words"}},
	"draft":      {rooms: []string{"programme", "schema", "store", "assess", "diag", "words"}},
	"disk":       {rooms: []string{"parallel"}, libraries: []string{"github.com/gofrs/flock"}},
	"workbook":   {rooms: []string{"programme"}, libraries: []string{"github.com/xuri/excelize/v2", "golang.org/x/text/encoding"}},
	"exchange":   {rooms: []string{"programme", "schema", "assess", "store", "diag", "doc", "workbook", "entry", "words"}},
	"record":     {rooms: []string{"programme", "diag", "disk", "gitrepo", "templates", "store", "merge", "jsonschema", "assess", "check", "change", "draft", "history"}},
	"serve":      {rooms: []string{"programme", "assess", "diag", "disk", "doc", "gitrepo", "history", "record", "render", "report", "site", "yamldoc"}},
	"site":       {rooms: []string{"programme", "doc", "diag", "words", "calendar", "report", "render", "render/text", "spare"}},
	"cli": {rooms: []string{"programme", "diag", "doc", "store", "assess", "check", "report", "render", "publish", "gitrepo", "history", "disk", "schema", "jsonschema", "calendar", "mail", "entry", "draft", "templates", "change", "workbook", "exchange", "merge", "record", "serve", "site", "words"},
		libraries: []string{"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term"}},
}

// format is the floor of a format: of a room of render without a row of its own.
var format = floor{rooms: []string{"doc", "render/text", "render/chart"}}

// apart are folders that hold no part of the program: programs and helpers for
// tests and measurements.
var apart = []string{"additions", "bench", "cases", "figures", "golden", "measure", "mutants", "render/rendertest", "schema/schematest", "store/storetest", "trust"}

type pkg struct {
	ImportPath string
	Imports    []string
}

func TestImportsKeepToTheArchitecture(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p pkg
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		room := strings.TrimPrefix(p.ImportPath, "improve/internal/")
		if room == "improve/internal" || slices.Contains(apart, room) {
			continue
		}
		floor, known := floors[room]
		if !known && strings.HasPrefix(room, "render/") {
			floor, known = format, true
		}
		if !known {
			t.Errorf("%s is in no row of the table: add it here and to docs/architecture.md", p.ImportPath)
			continue
		}
		seen[room] = true
		for _, i := range p.Imports {
			checkImport(t, room, i, floor.rooms, floor.libraries)
		}
	}
	for room := range floors {
		if !seen[room] {
			t.Errorf("the table has a row for %s, and there is no such package", room)
		}
	}
}

func checkImport(t *testing.T, room, path string, rooms, libraries []string) {
	if other, ours := strings.CutPrefix(path, "improve/internal/"); ours {
		below := room == "render" && strings.HasPrefix(other, "render/")
		if !below && !slices.Contains(rooms, other) {
			t.Errorf("%s imports %s, which stands no lower in the house", room, other)
		}
		return
	}
	first, _, _ := strings.Cut(path, "/")
	if !strings.Contains(first, ".") { // the standard library
		if path == "net/http" && room != "serve" {
			t.Errorf("%s imports net/http, which belongs to serve alone: the program speaks to nobody", room)
		}
		if path == "os/exec" && room != "gitrepo" {
			t.Errorf("%s imports os/exec, which belongs to gitrepo alone", room)
		}
		return
	}
	if !slices.ContainsFunc(libraries, func(l string) bool { return path == l || strings.HasPrefix(path, l+"/") }) {
		t.Errorf("%s uses %s, which is another room's library", room, path)
	}
}
