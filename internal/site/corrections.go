package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/render"
	"improve/internal/report"
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

// Corrects reports whether the site says that something on it was corrected.
func (o *Old) Corrects() bool { return len(o.corrections) > 0 }

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

// Dead are the addresses of an earlier site that this one does not have, in order, but for
// those that may go. The further sheets of a list may go.
func (s *Site) Dead(old *Old, mayGo []string) []string {
	may := map[string]bool{}
	for _, address := range mayGo {
		may[folder(strings.TrimPrefix(strings.TrimPrefix(address, s.Base), "/"))] = true
	}
	var dead []string
	for _, name := range old.paths {
		address, isPage := strings.CutSuffix(name, "index.html")
		_, _, further := SheetOf(address)
		if isPage && !further && s.byAddress[address] == nil && !may[folder(address)] {
			dead = append(dead, "/"+address)
		}
	}
	return dead
}

// folder is the folder of an address, however it ends.
func folder(address string) string {
	return strings.TrimSuffix(strings.TrimSuffix(address, "index.html"), "/")
}

// Correct compares how tasks stood at each board with what an earlier site says of it. What
// is told otherwise now is said on the pages of the boards, and in the feeds, from today on.
// It reports whether the earlier site could be compared: one that lists tasks on the pages of
// boards and says on no task's page how it stood at them was made before tasks' pages did.
func (s *Site) Correct(old *Old, today programme.Date) (compared bool, err error) {
	s.corrections = slices.Clone(old.corrections)
	changes, told := map[programme.Date][]string{}, false
	var boards []programme.Date // that have pages on both
	for _, day := range report.BoardDays(s.Context) {
		if slices.Contains(old.paths, file(s.Address(doc.Ref{Kind: boardKind, ID: day.String()}))) {
			boards = append(boards, day)
		}
	}
	for _, p := range s.pages {
		if p.Ref.Kind != "task" {
			continue
		}
		was, err := old.stood(TwinFile(p.Address))
		if err != nil {
			return false, err
		}
		told = told || len(was) > 0
		is := report.StoodAtBoards(s.Context, p.Ref.ID)
		for _, day := range boards {
			changes[day] = append(changes[day], changesOf(p.Ref.ID, was.At(day), is.At(day))...)
		}
	}
	for _, day := range boards {
		if len(changes[day]) == 0 {
			continue
		}
		if !told && old.listsTasks(TwinFile(s.Address(doc.Ref{Kind: boardKind, ID: day.String()}))) {
			s.corrections = slices.Clone(old.corrections)
			return false, nil
		}
		s.corrections = append(s.corrections, Correction{day, today, changes[day]})
	}
	return true, nil
}

// listsTasks reports whether the page of a board on an earlier site lists tasks.
func (o *Old) listsTasks(name string) bool {
	var board struct{ Tasks []json.RawMessage }
	data, err := fs.ReadFile(o.fsys, name)
	return err == nil && json.Unmarshal(data, &board) == nil && len(board.Tasks) > 0
}

// stood is how a task stood at each board, as an earlier site says; empty where it had no
// such page.
func (o *Old) stood(name string) (report.StoodRows, error) {
	data, err := fs.ReadFile(o.fsys, name)
	if err != nil {
		return nil, nil
	}
	rows, err := report.ReadStood(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return rows, nil
}

// changesOf are what is told otherwise of a task at one board; nil is a task that was not
// known.
func changesOf(id string, was, is *report.Stood) []string {
	switch {
	case was == nil && is == nil:
		return nil
	case was == nil:
		return []string{fmt.Sprintf("Task %s was not shown.", id)}
	case is == nil:
		return []string{fmt.Sprintf("Task %s was shown, and is told no more.", id)}
	}
	var changes []string
	for _, said := range []struct{ of, was, is string }{
		{"Task", letter(was.Rating), letter(is.Rating)},
		{"The date of task", cmp.Or(was.Target.String(), "none"), cmp.Or(is.Target.String(), "none")},
		{"Task", string(was.State), string(is.State)},
	} {
		if said.was != said.is {
			changes = append(changes, fmt.Sprintf("%s %s was shown as %s, and is now told as %s.", said.of, id,
				said.was, said.is))
		}
	}
	return changes
}

func letter(r programme.Rating) string {
	if r == programme.Unrated {
		return "not rated"
	}
	return r.Letter()
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
