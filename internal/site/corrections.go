package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/render"
)

// correctionPath is where a site says what it corrected, for people and for the next one.
const correctionPath = "data/corrections.json"

// Correction is that the page of a board says something else than it did before.
type Correction struct {
	Board   programme.Date `json:"board"`
	On      programme.Date `json:"on"`
	Changes []string       `json:"changes"` // each in a sentence
}

func (c Correction) title() string {
	return fmt.Sprintf("Correction: progress at the board of %s", c.Board.Words())
}

func (c Correction) words() string {
	return fmt.Sprintf("Corrected on %s. %s", c.On.Words(), strings.Join(c.Changes, " "))
}

// Old is a site that was made before.
type Old struct {
	fsys        fs.FS
	paths       []string
	corrections []Correction
}

// ReadOld reads what an earlier site of the program holds: the paths of its files are
// those that its mark lists.
func ReadOld(fsys fs.FS, paths []string) (*Old, error) {
	old := &Old{fsys: fsys, paths: paths}
	data, err := fs.ReadFile(fsys, correctionPath)
	if err != nil {
		return old, fmt.Errorf("read %s: %w", correctionPath, err)
	}
	if old.corrections, err = readCorrections(data); err != nil {
		return old, fmt.Errorf("read %s: %w", correctionPath, err)
	}
	return old, nil
}

func readCorrections(data []byte) ([]Correction, error) {
	var list struct {
		Corrections []struct {
			Board, On string
			Changes   []string
		}
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	var all []Correction
	for _, c := range list.Corrections {
		board, err := programme.ParseDate(c.Board)
		if err != nil {
			return nil, err
		}
		on, err := programme.ParseDate(c.On)
		if err != nil {
			return nil, err
		}
		all = append(all, Correction{board, on, c.Changes})
	}
	return all, nil
}

// Dead are the addresses of an earlier site that this one does not have, in order. The
// further sheets of a list may go.
func (s *Site) Dead(old *Old) []string {
	var dead []string
	for _, name := range old.paths {
		address, isPage := strings.CutSuffix(name, "index.html")
		_, _, further := sheetOf(address)
		if isPage && !further && s.byAddress[address] == nil {
			dead = append(dead, "/"+address)
		}
	}
	return dead
}

// Correct compares the pages of boards with those of an earlier site. What they say
// otherwise is said on them, and in the feeds, from then on.
func (s *Site) Correct(old *Old) error {
	s.corrections = slices.Clone(old.corrections)
	for _, p := range s.pages {
		if p.Ref.Kind != boardKind {
			continue
		}
		before, err := fs.ReadFile(old.fsys, TwinFile(p.Address))
		if err != nil {
			continue // it had no such page yet
		}
		view, err := p.view()
		if err != nil {
			return err
		}
		now, err := Twin(view)
		if err != nil {
			return err
		}
		changes, err := changesOf(before, now)
		if err != nil {
			return fmt.Errorf("compare %s: %w", TwinFile(p.Address), err)
		}
		board, err := programme.ParseDate(p.Ref.ID)
		if err != nil {
			return err
		}
		if len(changes) > 0 {
			s.corrections = append(s.corrections, Correction{board, s.Context.Day(), changes})
		}
	}
	return nil
}

// shownTask is what the page of a board says of a task.
type shownTask struct {
	ID     string  `json:"id"`
	Rating *string `json:"rating"`
	Target *string `json:"target"`
	State  string  `json:"state"`
}

// changesOf are what two pages of one board say otherwise of its tasks.
func changesOf(before, now []byte) ([]string, error) {
	var was, is struct {
		Tasks []shownTask `json:"tasks"`
	}
	for data, into := range map[*[]byte]any{&before: &was, &now: &is} {
		if err := json.Unmarshal(*data, into); err != nil {
			return nil, err
		}
	}
	words := func(s *string, none string) string {
		if s == nil || *s == "" {
			return none
		}
		return *s
	}
	var changes []string
	for _, t := range is.Tasks {
		i := slices.IndexFunc(was.Tasks, func(o shownTask) bool { return o.ID == t.ID })
		if i < 0 {
			changes = append(changes, fmt.Sprintf("Task %s was not shown.", t.ID))
			continue
		}
		o := was.Tasks[i]
		if a, b := words(o.Rating, "not rated"), words(t.Rating, "not rated"); a != b {
			changes = append(changes, fmt.Sprintf("Task %s was shown as %s, and is now told as %s.", t.ID, a, b))
		}
		if a, b := words(o.Target, "none"), words(t.Target, "none"); a != b {
			changes = append(changes, fmt.Sprintf("The date of task %s was shown as %s, and is now told as %s.", t.ID,
				a, b))
		}
		if o.State != t.State {
			changes = append(changes, fmt.Sprintf("Task %s was shown as %s, and is now told as %s.", t.ID, o.State,
				t.State))
		}
	}
	for _, o := range was.Tasks {
		if !slices.ContainsFunc(is.Tasks, func(t shownTask) bool { return t.ID == o.ID }) {
			changes = append(changes, fmt.Sprintf("Task %s was shown, and is told no more.", o.ID))
		}
	}
	return changes, nil
}

// corrected says on the page of a board what was corrected on it.
func (s *Site) corrected(p *Page, d *doc.Document) {
	if p.Ref.Kind != boardKind {
		return
	}
	for _, c := range s.corrections {
		if c.Board.String() == p.Ref.ID {
			d.Alerts = append(d.Alerts, doc.Text(diag.UpperFirst(c.words())))
		}
	}
}

// correctionFile is all corrections, for the next site.
func (s *Site) correctionFile() (File, error) {
	list := struct {
		Schema      int          `json:"schema"`
		Corrections []Correction `json:"corrections"`
	}{1, append([]Correction{}, s.corrections...)}
	var b bytes.Buffer
	err := render.CompactJSON(&b, list)
	return File{correctionPath, b.Bytes()}, err
}
