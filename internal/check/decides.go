package check

import (
	"fmt"

	"improve/internal/programme"
)

// undecided says why what an update moves, ends and permits does not count, and what to
// do about it. Both are empty where it counts, and where what could not be read leaves
// that unknown.
func (in *Input) undecided(u *programme.Update) (why, remedy string) {
	if in.Programme.Decides(u) {
		return "", ""
	}
	return in.unboarded(u)
}

// unboarded says why an update is not the minutes of the board on a day it is listed to
// meet, and what to do about it.
func (in *Input) unboarded(u *programme.Update) (why, remedy string) {
	if in.Programme.MinutesBoard(u) || !u.Date.Given() || unread(u.Faults, "meeting") {
		return "", ""
	}
	day, board := u.Date.Date, in.Programme.Board(u.Date.Date)
	group := in.index.Group(u.Meeting.Value)
	switch {
	case in.ids.unsure["groups"] || u.Meeting.Given() && group == nil ||
		board != nil && unread(board.Faults, "meetings"):
		return "", "" // something else is wrong, and said already
	case board == nil:
		return "there is no board", "add the board to the groups in plan/programme.yaml, with its meetings"
	case !u.Meeting.Given():
		return "this update is not the minutes of a meeting",
			"ask the board; if these are minutes, add meeting: " + board.ID.Value
	case group != board:
		return fmt.Sprintf("these are minutes of %s, but the board is %s", nameOf(group), nameOf(board)),
			"record it in the minutes of " + nameOf(board) + ", once it has agreed"
	}
	return fmt.Sprintf("%s is not a listed meeting of %s", day.Words(), nameOf(board)), meetingRemedy(board, day)
}

// eachProgress goes over what all updates say about tasks that are in the plan, or may be.
func (in *Input) eachProgress(visit func(u *programme.Update, e *programme.Progress)) {
	for _, u := range in.Programme.Updates {
		for _, e := range u.Progress {
			visit(u, e)
		}
	}
}
