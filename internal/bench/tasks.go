package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
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

// begun is the day on which all that the plan says is taken to have been written.
var begun = programme.Day(2019, 8, 1)

// soundRecord reads the record in this folder, of which nothing is wrong, and the one
// argument, a file.
func soundRecord(name string, args []string) (p *programme.Programme, file string, err error) {
	if len(args) != 1 {
		return nil, "", errors.New(name + " FILE")
	}
	p, problems, err := store.Load(os.DirFS("."))
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("the record is not sound: %s: %s", problems[0].Place.File, problems[0].Message)
	}
	return p, args[0], err
}

// makeTasks writes the tasks of the record in this folder to a file, with what
// the record says about each: its words and its progress notes as annotations, its
// stage and leads as tags, its ambition as the project. All are pending, so
// that the list has them all.
func makeTasks(args []string) error {
	p, file, err := soundRecord("make-tasks", args)
	if err != nil {
		return err
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
	return os.WriteFile(file, data, 0o644)
}

func asPeerTask(t *programme.Task, notes []annotation) peerTask {
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
	for _, text := range taskTexts(t) {
		task.Annotations = append(task.Annotations, annotate(begun, text))
	}
	task.Annotations = append(task.Annotations, notes...)
	return task
}

// taskTexts are what the plan says about a task besides its title.
func taskTexts(t *programme.Task) []programme.Text {
	var all []programme.Text
	for _, a := range t.Activities {
		all = append(all, a.Text)
	}
	return append(slices.Concat(all, t.Outcomes, t.ForChildren), t.Note)
}

func annotate(on programme.Date, texts ...programme.Text) annotation {
	return annotation{instant(on), words(texts...)}
}

// words are texts in one line.
func words(texts ...programme.Text) string {
	return strings.Join(strings.Fields(strings.Join(programme.Values(texts), " ")), " ")
}

// instant is a day as Taskwarrior writes it; a month stands for its last day.
func instant(d programme.Date) string {
	return strings.ReplaceAll(d.Due().String(), "-", "") + "T000000Z"
}
