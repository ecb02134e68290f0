package workbook

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"improve/internal/programme"
)

// refer reads what other parts say of a sheet: addresses, comments, drawings.
func (r *sheetReader) refer() error {
	relations, err := r.pack.relations(r.part)
	if err != nil {
		return err
	}
	for _, l := range r.links {
		if to := relations[l.id]; to.external {
			r.lead(l.area, to.target+l.rest)
		}
	}
	ids := make([]string, 0, len(relations))
	for id := range relations {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	read := map[string]func(part string) error{"threadedComment": r.threads, "comments": r.comments,
		"drawing": r.drawing}
	for _, kind := range []string{"threadedComment", "comments", "drawing"} {
		for _, id := range ids {
			if relations[id].kind != kind {
				continue
			}
			if err := read[kind](relations[id].target); err != nil {
				return err
			}
		}
	}
	slices.SortStableFunc(r.out.Notes, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return nil
}

func (r *sheetReader) link(e element) error {
	const most = 100_000
	a, ok := area(e.attr("ref"))
	if ok && e.attr("id") != "" && len(r.links) < most {
		rest := ""
		if place := e.attr("location"); place != "" {
			rest = "#" + place
		}
		r.links = append(r.links, link{a, e.attr("id"), rest})
	}
	return nil
}

// lead makes the cells of an area that hold anything lead to an address.
func (r *sheetReader) lead(a Area, to string) {
	for n := a.Top; n <= min(a.Bottom, len(r.out.Rows)-1); n++ {
		for c := a.Left; c <= min(a.Right, len(r.out.Rows[n])-1); c++ {
			if r.work--; r.work < 0 {
				return
			}
			if cell := &r.out.Rows[n][c]; cell.Text != "" || cell.Struck != "" {
				cell.Link = to
			}
		}
	}
}

// linkOf is the address that a formula leads to, where it is written out.
func linkOf(formula string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(formula), `HYPERLINK("`)
	if !ok {
		return ""
	}
	to, _, ok := strings.Cut(rest, `"`)
	if !ok || strings.HasPrefix(to, "#") {
		return ""
	}
	return to
}

// threads reads comments that have answers.
func (r *sheetReader) threads(part string) error {
	return r.pack.each(part, func(x *xmlReader, _ element) error {
		return x.children(func(e element) error {
			column, row, ok := reference(e.attr("ref"))
			if e.name() != "threadedComment" || !ok {
				return nil
			}
			author := r.people[e.attr("personId")]
			return x.children(func(e element) error {
				if e.name() != "text" {
					return nil
				}
				text, err := x.text()
				return errOr(err, r.note(Note{row, column, tidy(unescape(text)), author}))
			})
		})
	})
}

// comments reads the comments of old. Where there is a thread they only repeat it.
func (r *sheetReader) comments(part string) error {
	var authors []string
	threaded := map[[2]int]bool{}
	for _, n := range r.out.Notes {
		threaded[[2]int{n.Row, n.Column}] = true
	}
	return r.pack.each(part, func(x *xmlReader, _ element) error {
		return x.children(func(e element) error {
			return x.children(func(e element) error {
				if e.name() == "author" {
					name, err := x.text()
					authors = append(authors, tidy(name))
					return err
				}
				column, row, ok := reference(e.attr("ref"))
				if e.name() != "comment" || !ok || threaded[[2]int{row, column}] {
					return nil
				}
				author, n := "", 0
				if _, err := fmt.Sscan(e.attr("authorId"), &n); err == nil && n >= 0 && n < len(authors) {
					author = authors[n]
				}
				return x.children(func(e element) error {
					if e.name() != "text" {
						return nil
					}
					text, err := readRichText(x)
					return errOr(err, r.note(Note{row, column, text.live, author}))
				})
			})
		})
	})
}

func errOr(errs ...error) error { return cmp.Or(errs...) }

func (r *sheetReader) note(n Note) error {
	if n.Text == "" {
		return nil
	}
	r.out.Notes = append(r.out.Notes, n)
	return r.room.take(0, 1, len(n.Text))
}

// drawing says what lies on top of the sheet: pictures, and boxes with words.
func (r *sheetReader) drawing(part string) error {
	pictures := 0
	var boxes []string
	err := r.pack.each(part, func(x *xmlReader, _ element) error {
		return within(x, func(e element) error {
			switch e.name() {
			case "pic":
				pictures++
			case "txBody":
				var lines []string
				err := within(x, func(e element) error {
					if e.name() != "t" {
						return nil
					}
					text, err := x.text()
					lines = append(lines, text)
					return err
				})
				if text := tidy(strings.Join(lines, " ")); text != "" {
					boxes = append(boxes, text)
				}
				return err
			}
			return nil
		})
	})
	for _, text := range boxes {
		r.remark("the sheet %q has a box with words on top of its cells, which was not read: %q", r.out.Name, text)
	}
	if pictures > 0 {
		r.remark("the sheet %q has a picture on top of its cells (%d in all), which was not read", r.out.Name, pictures)
	}
	return err
}

// within calls f for each element below the current one, however deep. What f reads
// of an element is read.
func within(x *xmlReader, f func(element) error) error {
	return x.children(func(e element) error {
		depth := x.depth
		if err := f(e); err != nil || x.depth < depth {
			return err
		}
		return within(x, f)
	})
}

// readPeople reads who wrote comments that have answers.
func readPeople(p *pack, part string) (map[string]string, error) {
	people := map[string]string{}
	return people, p.each(part, func(x *xmlReader, _ element) error {
		return x.children(func(e element) error {
			people[e.attr("id")] = e.attr("displayName")
			return nil
		})
	})
}

// isoCell is a cell that holds a date as text: 2026-03-10 or 2026-03-10T00:00:00.
func isoCell(value string, as DateFormat) Cell {
	value = strings.TrimSpace(value)
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04:05.999"} {
		t, err := time.Parse(layout, value)
		if err != nil || t.Year() < 1900 || t.Year() > 2199 {
			continue
		}
		as = max(as, ShowsDay)
		day := programme.Day(t.Year(), int(t.Month()), t.Day())
		return Cell{Text: shown(day, as), Day: day, As: as, Kind: Number, Minutes: uint16(t.Hour()*60 + t.Minute())}
	}
	return Cell{Text: value}
}

// minutes are those after midnight that a spreadsheet counts by a number.
func minutes(serial float64) uint16 {
	_, day := math.Modf(serial)
	return uint16(math.Round(day*24*60)) % (24 * 60)
}
