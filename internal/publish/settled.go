package publish

import (
	"improve/internal/programme"
	"improve/internal/schema"
)

// Settled is the last day up to one on which anything of a programme began, ended or fell
// due, or the day after: what is known of it, and which dates are past, has been the same
// from then on. It is the day itself where no date is earlier.
func Settled(p *programme.Programme, day programme.Date) programme.Date {
	day = day.Due()
	var last programme.Date
	see := func(d programme.Dated) {
		if !d.Given() {
			return
		}
		for _, on := range []programme.Date{d.Date.Begin(), d.Date.Due(), d.Date.Due().AddDays(1)} {
			if on.After(last) && !on.After(day) {
				last = on
			}
		}
	}
	schema.Walk(p, func(e *schema.Entry) {
		e.Values(func(k *schema.Key) {
			switch at := k.At(e.Record).(type) {
			case *programme.Dated:
				see(*at)
			case *[]programme.Dated:
				for _, d := range *at {
					see(d)
				}
			}
		})
	})
	if last.IsZero() {
		return day
	}
	return last
}
