package calendar

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"improve/internal/programme"
	"improve/internal/words"
)

// Head is the name and description of a calendar.
type Head struct {
	Programme string         // the programme's name, which is the calendar's
	About     string         // what to know of it, in a sentence; empty where there is nothing
	AsAt      programme.Date // the day on which it is made
	Zone      *time.Location // where the clocks of meetings are read
}

// Write writes the events as an iCalendar. The same events as at the same day
// give the same bytes: no clock is read. It returns an error only where w does.
func Write(w io.Writer, h Head, events []Event) error {
	c := ical.NewCalendar()
	c.Props.SetText(ical.PropVersion, "2.0")
	c.Props.SetText(ical.PropProductID, "-//improve//improvement programme//EN")
	c.Props.SetText(ical.PropMethod, "PUBLISH")
	for _, name := range []string{"NAME", "X-WR-CALNAME"} { // the standard's, and what most programs read
		c.Props.SetText(name, words.Harmless(h.Programme))
		c.Props.Get(name).Params.Del(ical.ParamValue)
	}
	if h.About != "" {
		c.Props.SetText("X-WR-CALDESC", words.Harmless(h.About))
		c.Props.Get("X-WR-CALDESC").Params.Del(ical.ParamValue)
	}
	if zone := h.zone(events); zone != nil {
		c.Children = append(c.Children, zone)
	}
	for _, e := range events {
		c.Children = append(c.Children, h.event(e))
	}
	if len(c.Children) == 0 {
		return h.empty(w)
	}
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(c); err != nil {
		return err
	}
	_, err := w.Write(fold(b.Bytes()))
	return err
}

// event is one event. Days are not busy: they are there to be seen.
func (h Head) event(e Event) *ical.Component {
	v := ical.NewComponent(ical.CompEvent)
	v.Props.SetText(ical.PropUID, h.uid(e.ID))
	v.Props.SetDateTime(ical.PropDateTimeStamp, at(h.AsAt, 0, time.UTC))
	v.Props.SetText(ical.PropSummary, words.Harmless(e.Summary))
	if e.Description != "" {
		v.Props.SetText(ical.PropDescription, words.Harmless(e.Description))
	}
	v.Props.SetText(ical.PropCategories, e.Category)
	if e.Private {
		v.Props.SetText(ical.PropClass, "CONFIDENTIAL")
	}
	if e.From == 0 {
		v.Props.SetDate(ical.PropDateTimeStart, at(e.Day, 0, time.UTC))
		v.Props.SetDate(ical.PropDateTimeEnd, at(e.Day.AddDays(1), 0, time.UTC))
		v.Props.SetText(ical.PropTransparency, "TRANSPARENT")
	} else {
		v.Props.SetDateTime(ical.PropDateTimeStart, at(e.Day, e.From, h.Zone))
		if e.To > 0 {
			v.Props.SetDateTime(ical.PropDateTimeEnd, at(e.Day, e.To, h.Zone))
		}
	}
	if !e.Day.Before(h.AsAt) { // some programs ring for what is over
		v.Children = append(v.Children, alarm(e))
	}
	return v
}

// alarm rings at nine in the morning: for meetings the day before, for papers
// two days before, for what falls due a week before. What begins at a time of
// day has its alarm a day ahead.
func alarm(e Event) *ical.Component {
	before := map[string]string{"Meeting": "-PT15H", "Papers": "-P1DT15H", "Target": "-P6DT15H",
		"Activity": "-P6DT15H", "Hold": "-P6DT15H", "Action": "-P6DT15H"}[e.Category]
	if e.From > 0 {
		before = "-P1D"
	}
	v := ical.NewComponent(ical.CompAlarm)
	v.Props.SetText(ical.PropAction, "DISPLAY")
	v.Props.SetText(ical.PropDescription, words.Harmless(e.Summary))
	v.Props.Set(&ical.Prop{Name: ical.PropTrigger, Value: before})
	return v
}

// uid is the event's name in all calendars of the world.
func (h Head) uid(id string) string {
	sum := sha256.Sum256([]byte(h.Programme))
	return id + "@" + hex.EncodeToString(sum[:8]) + ".improve"
}

// empty is a calendar without events, which iCalendar does not know but
// programs read.
func (h Head) empty(w io.Writer) error {
	_, err := io.WriteString(w,
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//improve//improvement programme//EN\r\nEND:VCALENDAR\r\n")
	return err
}

func at(d programme.Date, c Clock, zone *time.Location) time.Time {
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), int(c)/60, int(c)%60, 0, 0, zone)
}

// fold breaks lines after at most 75 bytes, never within a character; what
// follows begins with a space, which readers take out again.
func fold(data []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.SplitAfterSeq(data, []byte("\r\n")) {
		room := 75
		for len(line) > room+len("\r\n") {
			cut := room
			for !utf8.RuneStart(line[cut]) {
				cut--
			}
			b.Write(line[:cut])
			b.WriteString("\r\n ")
			line, room = line[cut:], 74
		}
		b.Write(line)
	}
	return b.Bytes()
}
