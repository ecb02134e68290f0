package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
)

// pendAttendance leaves room for who was there, and for the earlier minutes that the
// meeting agreed.
func (m Minutes) pendAttendance(w *sheet) {
	lines := []string{"Who was there, by id or role. Remove the # before present and before each one who was;",
		"those who sent their apologies go into apologies."}
	if members := m.members(); len(members) > 0 {
		lines = append(lines, "present:")
		for _, member := range members {
			lines = append(lines, "  - "+plain(member))
		}
	} else {
		lines = append(lines, "present: [who was there]")
	}
	w.pend(append(lines, "apologies: [who sent apologies]")...)
	if days := m.notAgreed(); len(days) > 0 {
		w.pend("If the meeting agreed the minutes before, remove the # before agrees.",
			"agrees: ["+strings.Join(days, ", ")+"]")
	}
}

// members are the chair and the members of the group, each once: by id where the record
// knows the person, else by role.
func (m Minutes) members() []string {
	var all []string
	for _, t := range append([]programme.Text{m.Group.Chair}, m.Group.Members...) {
		if name := m.known(t.Value); t.Given() && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// known is the id of the one person whom a name or a role means, else the words. Who has
// left by then is not meant.
func (m Minutes) known(words string) string {
	var ids []string
	p := m.On.Programme
	for _, person := range p.People {
		left := person.Left.Given() && person.Left.Date.Due().Before(m.On.AsAt)
		if !left && (p.PersonNamed(words) == person || strings.EqualFold(person.Role.Value, words)) {
			ids = append(ids, person.ID.Value)
		}
	}
	if len(ids) != 1 {
		return words
	}
	return ids[0]
}

// notAgreed are the days of the group's earlier minutes that it has not agreed, from the
// first that it agreed on: before that nobody recorded it. Where none is, the last.
func (m Minutes) notAgreed() []string {
	agreed, days := map[programme.Date]bool{}, []string{}
	earlier := m.earlier()
	for _, u := range earlier {
		for _, d := range u.Agrees {
			agreed[d.Date] = true
		}
	}
	begun := false
	for i, u := range earlier {
		begun = begun || agreed[u.Date.Date] || i == len(earlier)-1 && len(agreed) == 0
		if day := u.Date.Date; begun && !agreed[day] && !slices.Contains(days, day.String()) {
			days = append(days, day.String())
		}
	}
	return days
}

// pendPositions leaves room for what the board was told.
func pendPositions(w *sheet) {
	w.pend("What the board was told of the programme or of an ambition, in the words used, with the rating",
		"that they amount to. improve check compares it with the ratings of that day.",
		"positions:", "  - {of: programme, rating: G, words: the words used, by: who said so}")
}

// pendDecided leaves room for what the meeting decided. Only the board can permit that
// the plan changes.
func (m Minutes) pendDecided(w *sheet) {
	lines := []string{"decisions:", "  - {text: what was decided, ambition: the ambition it concerns}"}
	if m.isBoard() {
		lines = append([]string{
			"A decision that changes the plan says under permits exactly what the plan may now say.",
			"improve retarget and improve end record what was decided of a task."}, lines...)
		lines = append(lines,
			"  - text: what was decided", "    permits: [{change: measure ID, key: target, from: 85, to: 80}]")
	}
	w.pend(lines...)
}

// plain is a text as an entry of a list in YAML: in quotes where it could be read as
// something else.
func plain(text string) string {
	if regexp.MustCompile(`^\pL[\pL\pN ,.()'’/–-]*$`).MatchString(text) {
		return text
	}
	return strconv.Quote(text)
}
