package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"improve/internal/programme"
	"improve/internal/store"
)

// peerTask is a task in the form that Taskwarrior reads.
type peerTask struct {
	Description string       `json:"description"`
	Status      string       `json:"status"`
	Entry       string       `json:"entry"`
	Due         string       `json:"due"`
	Project     string       `json:"project"`
	Tags        []string     `json:"tags"`
	Annotations []annotation `json:"annotations"`
}

type annotation struct {
	Entry       string `json:"entry"`
	Description string `json:"description"`
}

// makeTasks writes the tasks of the record in this folder to a file, with what
// the record says of each: its words and its progress notes as annotations, its
// stage and leads as tags, its ambition as the project. All are pending, so
// that the list has them all.
func makeTasks(args []string) error {
	if len(args) != 1 {
		return errors.New("make-tasks FILE")
	}
	p, problems, err := store.Load(os.DirFS("."))
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return fmt.Errorf("the record is not sound: %s: %s", problems[0].Place.File, problems[0].Message)
	}
	notes := map[string][]annotation{}
	for _, u := range p.Updates {
		for _, entry := range u.Progress {
			notes[entry.Task.Value] = append(notes[entry.Task.Value], annotate(u.Date.Date, entry.Note, entry.Recovery))
		}
	}
	var tasks []peerTask
	for _, ambition := range p.Ambitions {
		for _, t := range ambition.Tasks {
			tasks = append(tasks, asPeerTask(t, notes[t.ID.Value]))
		}
	}
	data, err := json.Marshal(tasks)
	if err != nil {
		return err
	}
	return os.WriteFile(args[0], data, 0o644)
}

func asPeerTask(t *programme.Task, notes []annotation) peerTask {
	begun := programme.Day(2019, 8, 1)
	task := peerTask{
		Description: t.Title.Value, Status: "pending", Entry: instant(begun),
		Project: "ambition-" + t.Ambition.ID.Value, Tags: []string{t.Stage.Value},
	}
	if len(t.Targets) > 0 {
		task.Due = instant(t.Targets[0].Date)
	}
	for _, lead := range t.Leads {
		task.Tags = append(task.Tags, strings.ReplaceAll(lead.Value, "-", "_"))
	}
	for _, a := range t.Activities {
		task.Annotations = append(task.Annotations, annotate(begun, a.Text))
	}
	for _, text := range append(append(append([]programme.Text{}, t.Outcomes...), t.ForChildren...), t.Note) {
		task.Annotations = append(task.Annotations, annotate(begun, text))
	}
	task.Annotations = append(task.Annotations, notes...)
	return task
}

func annotate(on programme.Date, texts ...programme.Text) annotation {
	words := strings.Join(programme.Values(texts), " ")
	return annotation{instant(on), strings.Join(strings.Fields(words), " ")}
}

// instant is a day as Taskwarrior writes it; a month stands for its last day.
func instant(d programme.Date) string {
	return strings.ReplaceAll(d.Due().String(), "-", "") + "T000000Z"
}
