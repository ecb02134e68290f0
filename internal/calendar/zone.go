package calendar

import (
	"fmt"
	"time"

	"github.com/emersion/go-ical"
)

// zone describes the time zone for as long as the events with a time of day
// last and one change of the clocks before and after; nil where there is none to
// describe.
func (h Head) zone(events []Event) *ical.Component {
	var first, last time.Time
	for _, e := range events {
		if e.From == 0 {
			continue
		}
		if t := at(e.Day, e.From, h.Zone); first.IsZero() || t.Before(first) {
			first = t
		}
		if t := at(e.Day, max(e.From, e.To), h.Zone); t.After(last) {
			last = t
		}
	}
	if first.IsZero() || h.Zone == time.UTC {
		return nil
	}
	zone := ical.NewComponent(ical.CompTimezone)
	zone.Props.SetText(ical.PropTimezoneID, h.Zone.String())
	if start, _ := first.ZoneBounds(); !start.IsZero() {
		first = start.Add(-time.Second)
	}
	for t := first; ; {
		start, end := t.ZoneBounds()
		zone.Children = append(zone.Children, observance(t, start))
		if end.IsZero() || start.After(last) {
			return zone
		}
		t = end
	}
}

// observance is a span in which the clocks stand still. Its start is told by the
// clocks as they were before.
func observance(within, start time.Time) *ical.Component {
	if start.IsZero() { // since ever
		start = time.Date(1970, 1, 1, 0, 0, 0, 0, within.Location())
	}
	name, to := within.Zone()
	_, from := start.Add(-time.Second).Zone()
	kind := ical.CompTimezoneStandard
	if within.IsDST() {
		kind = ical.CompTimezoneDaylight
	}
	v := ical.NewComponent(kind)
	v.Props.Set(&ical.Prop{Name: ical.PropDateTimeStart,
		Value: start.In(time.FixedZone("", from)).Format("20060102T150405")})
	v.Props.Set(&ical.Prop{Name: ical.PropTimezoneOffsetFrom, Value: offset(from)})
	v.Props.Set(&ical.Prop{Name: ical.PropTimezoneOffsetTo, Value: offset(to)})
	v.Props.SetText(ical.PropTimezoneName, name)
	return v
}

// offset is seconds east of Greenwich as iCalendar writes them: +0100.
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}
