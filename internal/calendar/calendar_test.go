package calendar

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/words"
)

// readBack reads a calendar with another library than wrote it.
func readBack(t interface{ Fatalf(string, ...any) }, data []byte) *ics.Calendar {
	c, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return c
}

func written(t interface{ Fatalf(string, ...any) }, h Head, events []Event) []byte {
	var b bytes.Buffer
	if err := Write(&b, h, events); err != nil {
		t.Fatalf("%v", err)
	}
	return b.Bytes()
}

func london(t interface{ Fatalf(string, ...any) }) *time.Location {
	where, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatalf("%v", err)
	}
	return where
}

// Whatever the words, another library reads the same events, every line is at
// most 75 bytes, and the same events give the same bytes.
func TestAnyEventsReadBack(t *testing.T) {
	zone := london(t)
	rapid.Check(t, func(t *rapid.T) {
		h := Head{Programme: rapid.String().Draw(t, "programme"), AsAt: programme.Day(2020, 2, 25), Zone: zone}
		var events []Event
		for i := range rapid.IntRange(1, 5).Draw(t, "events") {
			e := Event{ID: fmt.Sprintf("task-%d", i), Category: rapid.SampledFrom([]string{"Meeting", "Papers", "Target", "Action"}).Draw(t, "category"),
				Summary: rapid.String().Draw(t, "summary"), Description: rapid.String().Draw(t, "description"), Private: rapid.Bool().Draw(t, "private"),
				Day: programme.Day(2019, 1, 1).AddDays(rapid.IntRange(0, 3000).Draw(t, "day"))}
			if rapid.Bool().Draw(t, "timed") {
				e.From = Clock(rapid.IntRange(1, 1300).Draw(t, "from"))
				e.To = e.From + Clock(rapid.IntRange(1, 100).Draw(t, "long"))
			}
			events = append(events, e)
		}
		data := written(t, h, events)
		if again := written(t, h, events); !bytes.Equal(data, again) {
			t.Fatalf("two calendars of the same events differ:\n%s\n%s", data, again)
		}
		holdLines(t, data)
		c := readBack(t, data)
		if len(c.Events()) != len(events) {
			t.Fatalf("%d events, want %d:\n%s", len(c.Events()), len(events), data)
		}
		for i, v := range c.Events() {
			holdEvent(t, h, events[i], v)
		}
	})
}

func holdLines(t *rapid.T, data []byte) {
	if !bytes.HasSuffix(data, []byte("END:VCALENDAR\r\n")) || !utf8.Valid(data) {
		t.Fatalf("it does not end, or is not UTF-8:\n%q", data)
	}
	for _, line := range strings.Split(string(data), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Fatalf("a line of %d bytes: %q", len(line), line)
		}
	}
}

func holdEvent(t *rapid.T, h Head, e Event, v *ics.VEvent) {
	for name, want := range map[ics.ComponentProperty]string{ics.ComponentPropertySummary: words.Harmless(e.Summary), ics.ComponentPropertyDescription: words.Harmless(e.Description), ics.ComponentPropertyCategories: e.Category} {
		got := ""
		if p := v.GetProperty(name); p != nil {
			got = p.Value
		}
		if got != want {
			t.Fatalf("%s is %q, want %q", name, got, want)
		}
	}
	start, err := v.GetStartAt()
	if e.From == 0 {
		start, err = v.GetAllDayStartAt()
	}
	if want := at(e.Day, e.From, h.Zone); err != nil || start.Format("2006-01-02 15:04") != want.Format("2006-01-02 15:04") {
		t.Fatalf("it begins %v (%v), want %v", start, err, want)
	}
	if rings := len(v.Alarms()) > 0; rings == e.Day.Before(h.AsAt) {
		t.Fatalf("an event on %s rings: %v", e.Day, rings)
	}
}

// The clocks of a meeting are those of the zone, and what the calendar says about
// the zone is what the zone database says, in summer and in winter.
func TestZone(t *testing.T) {
	h := Head{AsAt: programme.Day(2020, 2, 25), Zone: london(t)}
	data := string(written(t, h, []Event{
		{ID: "w", Day: programme.Day(2020, 1, 14), From: 10 * 60, To: 12*60 + 30},
		{ID: "s", Day: programme.Day(2020, 6, 30), From: 10 * 60, To: 12*60 + 30}}))
	for _, want := range []string{
		"DTSTART;TZID=Europe/London:20200114T100000\r\n", "DTEND;TZID=Europe/London:20200630T123000\r\n",
		"BEGIN:STANDARD\r\nDTSTART:20191027T020000\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\n",
		"BEGIN:DAYLIGHT\r\nDTSTART:20200329T010000\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:DAYLIGHT\r\n",
	} {
		if !strings.Contains(data, want) {
			t.Errorf("want %q in:\n%s", want, data)
		}
	}
	if at(programme.Day(2020, 6, 30), 600, h.Zone).UTC().Hour() != 9 {
		t.Error("in June ten in London is nine in Greenwich")
	}
	if whole := string(written(t, h, []Event{{ID: "d", Day: programme.Day(2020, 6, 30)}})); strings.Contains(whole, "VTIMEZONE") {
		t.Errorf("whole days need no time zone:\n%s", whole)
	}
}

func TestClocks(t *testing.T) {
	for text, want := range map[string]string{
		"10:00-12:30": "600 750", "10.00 – 12.30": "600 750", "9:15 to 10:05": "555 605", "14:00": "840 0", " 14:00 ": "840 0",
	} {
		from, to, ok := clocks(text)
		if got := fmt.Sprint(int(from), int(to)); !ok || got != want {
			t.Errorf("%q: %s %v, want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "2pm", "10", "10:00-", "12:30-10:00", "10:00-10:00", "24:00", "10:60", "10:0", "10:00-11:00-12:00", "00:00", "-1:00", "ten o'clock", "10:00-noon"} {
		if from, to, ok := clocks(text); ok {
			t.Errorf("%q: %d %d", text, from, to)
		}
	}
}

func TestWriteSaysWhatFails(t *testing.T) {
	r, w := io.Pipe()
	r.CloseWithError(io.ErrClosedPipe)
	if err := Write(w, Head{Zone: time.UTC}, []Event{{ID: "a", Day: programme.Day(2020, 1, 1)}}); err == nil {
		t.Error("a closed pipe takes everything")
	}
	if data := written(t, Head{Zone: time.UTC}, nil); len(readBack(t, data).Events()) != 0 {
		t.Errorf("%s", data)
	}
}

// Two tasks of one id, which only `validate` refuses, are two events.
func TestEveryEventHasAnIDOfItsOwn(t *testing.T) {
	text := func(s string) programme.Text { return programme.Text{Value: s, Pos: programme.Pos{Line: 1}} }
	task := func() *programme.Task {
		return &programme.Task{ID: text("1.1"), Title: text("Something"), Targets: []programme.Dated{{Date: programme.Day(2020, 3, 0), Pos: programme.Pos{Line: 1}}}}
	}
	p := &programme.Programme{Policy: programme.DefaultPolicy(), Ambitions: []*programme.Ambition{{ID: text("1"), Tasks: []*programme.Task{task(), task()}}}}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			t.Ambition = a
		}
	}
	events := Events(assess.Assess(p, programme.Day(2020, 2, 25)), "", true)
	if len(events) != 2 || events[0].ID == events[1].ID || !strings.HasPrefix(events[0].Summary, "Due by the end of March 2020: 1.1 ") {
		t.Errorf("%+v", events)
	}
}
