package programme

import "testing"

func TestIndex(t *testing.T) {
	text := func(id string) Text { return Text{Value: id} }
	first, second := &Task{ID: text("1.1"), Title: text("first")}, &Task{ID: text("1.1"), Title: text("second")}
	last := &Task{ID: text("2.1")}
	p := &Programme{
		Ambitions: []*Ambition{{ID: text("1"), Tasks: []*Task{first, second, {}}}, {ID: text("2"), Tasks: []*Task{last}}},
		Updates:   []*Update{{Actions: []*Action{{ID: text("a.1")}}}, {Actions: []*Action{{ID: text("a.2")}, {}}}},
		People:    []*Person{{}, {ID: text("chair")}},
	}
	x := NewIndex(p)
	switch {
	case x.Task("1.1") != first:
		t.Error("of two tasks with one id the first counts")
	case x.Task("2.1") != last || x.Ambition("2") != p.Ambitions[1]:
		t.Error("a task or ambition is not found")
	case x.Action("a.2") != p.Updates[1].Actions[0]:
		t.Error("an action is not found")
	case x.Person("chair") != p.People[1]:
		t.Error("a person is not found")
	case x.Person("") != nil || x.Task("") != nil || x.Risk("none") != nil:
		t.Error("something without an id is found")
	}
}
