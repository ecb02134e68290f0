package check

// Parts that the examples of several rules share. Every example is a whole
// record, as small as the rule allows.
const (
	examplePeople = `-- plan/people.yaml --
people:
  - {id: ann-lee, role: Head of service, kind: person}
  - {id: bo-kay, role: Head of audit, kind: person}
`
	// exampleBoard is a board that met twice, or is to.
	exampleBoard = `-- plan/programme.yaml --
name: Improvement programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25]}
`
	// exampleTask is a task that falls due at the end of June 2020.
	exampleTask = examplePeople + exampleAmbition + `    target: 2020-06
`
	// exampleAmbition ends within a task, so that an example can go on with the
	// task's keys.
	exampleAmbition = `-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - id: 1.1
    title: Create the board
    leads: [ann-lee]
`
	// exampleFirstMinutes and exampleSecondMinutes minute the board's meetings.
	exampleFirstMinutes = `-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
`
	exampleSecondMinutes = `-- updates/2020-02-25-board.yaml --
date: 2020-02-25
meeting: board
`
)
