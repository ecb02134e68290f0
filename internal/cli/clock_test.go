package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Today is the day where the programme is, whatever the zone of the machine:
// shortly before midnight UTC it is already tomorrow in a British summer.
func TestTodayIsWhereTheProgrammeIs(t *testing.T) {
	for _, c := range []struct{ zone, now, today string }{
		{"Europe/London", "2020-02-25T23:30:00Z", "25 February 2020"}, // winter: the same as UTC
		{"Europe/London", "2020-07-14T23:30:00Z", "15 July 2020"},     // summer: an hour ahead
		{"Europe/London", "2020-07-14T22:59:59Z", "14 July 2020"},
		{"Europe/London", "2020-07-14T23:00:00Z", "15 July 2020"},

		{"Europe/London", "2020-03-28T23:59:59Z", "28 March 2020"}, // the night in which summer time begins
		{"Europe/London", "2020-03-29T00:00:00Z", "29 March 2020"},
		{"Europe/London", "2020-03-29T00:59:59Z", "29 March 2020"},
		{"Europe/London", "2020-03-29T01:00:00Z", "29 March 2020"},
		{"Europe/London", "2020-03-29T22:59:59Z", "29 March 2020"},
		{"Europe/London", "2020-03-29T23:00:00Z", "30 March 2020"},

		{"Europe/London", "2020-10-24T22:59:59Z", "24 October 2020"}, // the night in which it ends
		{"Europe/London", "2020-10-24T23:00:00Z", "25 October 2020"},
		{"Europe/London", "2020-10-25T00:59:59Z", "25 October 2020"},
		{"Europe/London", "2020-10-25T01:00:00Z", "25 October 2020"},
		{"Europe/London", "2020-10-25T23:59:59Z", "25 October 2020"},
		{"Europe/London", "2020-10-26T00:00:00Z", "26 October 2020"},

		{"", "2020-07-14T23:30:00Z", "15 July 2020"}, // none given: Europe/London
		{"UTC", "2020-07-14T23:30:00Z", "14 July 2020"},
		{"Pacific/Auckland", "2020-02-25T12:00:00Z", "26 February 2020"},
		{"Europe/London", "2020-02-29T12:00:00+14:00", "28 February 2020"}, // the machine's zone does not count
	} {
		first := firstLines(t, c.zone, "", c.now, nil)
		if want := "As at " + c.today + " (today)\n"; !strings.Contains(first, want) {
			t.Errorf("zone %q at %s: want %s, have:\n%s", c.zone, c.now, want, first)
		}
	}
}

// A task due on the last of June is overdue from British midnight on.
func TestOverdueBeginsAtBritishMidnight(t *testing.T) {
	dir := recordWith(t, "timezone: Europe/London\n")
	task := "id: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Create the board, target: 2020-06}\n"
	writeFile(t, filepath.Join(dir, "plan", "ambitions", "1-leadership.yaml"), task)
	for now, want := range map[string]string{
		"2020-06-30T22:59:59Z": "Nothing is overdue\n",
		"2020-06-30T23:00:00Z": "1 task overdue",
	} {
		if text := at(t, dir, now, nil, "overdue"); !strings.HasPrefix(text, want) {
			t.Errorf("at %s: want %q, have:\n%s", now, want, text)
		}
	}
}

// The clock is asked only where nothing else gives the date.
func TestTheClockIsAskedLast(t *testing.T) {
	const now = "2021-01-19T12:00:00Z"
	env := func(name string) string { return map[string]string{"IMPROVE_AS_AT": "2020-02-25"}[name] }
	for _, c := range []struct {
		asAt string
		env  func(string) string
		want string
	}{
		{"", nil, "19 January 2021 (today)"},
		{"as_at: 2019-12-03\n", nil, "3 December 2019 (pinned in plan/programme.yaml)"},
		{"as_at: 2019-12-03\n", env, "25 February 2020 (given by IMPROVE_AS_AT)"},
	} {
		if first := firstLines(t, "", c.asAt, now, c.env); !strings.Contains(first, "As at "+c.want+"\n") {
			t.Errorf("as_at %q: want %s, have:\n%s", c.asAt, c.want, first)
		}
	}
	text := at(t, recordWith(t, "as_at: 2019-12-03\n"), now, env, "status", "--as-at", "2020-01-14")
	if !strings.Contains(text, "As at 14 January 2020 (given by --as-at)\n") {
		t.Error(text)
	}
}

// On a terminal there is colour, unless the environment or the call forbids it.
func TestColourOnATerminal(t *testing.T) {
	dir := recordWith(t, "")
	for _, c := range []struct {
		env    map[string]string
		flags  []string
		width  int
		colour bool
	}{
		{nil, nil, 100, true},
		{nil, nil, 0, false}, // no terminal
		{map[string]string{"NO_COLOR": "1"}, nil, 100, false},
		{map[string]string{"TERM": "dumb"}, nil, 100, false},
		{nil, []string{"--color", "never"}, 100, false},
		{map[string]string{"NO_COLOR": "1"}, []string{"--color", "always"}, 0, true},
	} {
		var b bytes.Buffer
		app := quietApp(&b, dir)
		app.Env = func(name string) string { return c.env[name] }
		app.Terminal = func() int { return c.width }
		app.Run(append([]string{"status", "--as-at", "2020-02-25"}, c.flags...))
		if has := strings.Contains(b.String(), "\x1b["); has != c.colour {
			t.Errorf("environment %v, flags %v, terminal %d: colour %v", c.env, c.flags, c.width, has)
		}
	}
}

// firstLines is the head of the status of a small record, as at a moment.
func firstLines(t *testing.T, zone, asAt, now string, env func(string) string) string {
	t.Helper()
	if zone != "" {
		zone = "timezone: " + zone + "\n"
	}
	return at(t, recordWith(t, zone+asAt), now, env, "status")
}

func recordWith(t *testing.T, keys string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	writeFile(t, filepath.Join(dir, "plan", "programme.yaml"), "name: Brightwater improvement programme\n"+keys)
	return dir
}

func writeFile(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// at runs the program with its clock at a moment.
func at(t *testing.T, dir, now string, env func(string) string, args ...string) string {
	t.Helper()
	moment, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	app := quietApp(&b, dir)
	app.Now = func() time.Time { return moment }
	if env != nil {
		app.Env = env
	}
	if exit := app.Run(args); exit != exitDone {
		t.Fatalf("exit %d: %s", exit, b.String())
	}
	return b.String()
}
