package cli

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"improve/internal/record"
)

// asker asks whoever is at the terminal.
type asker struct {
	app *App
	out *printer
}

// can reports whether somebody is there to answer questions. A program made
// without a terminal, as by tests, has nobody.
func (a *asker) can() bool { return a.app.Asks != nil && a.app.Asks() }

// errLeft ends a form that was left before its end.
var errLeft = errors.New("nothing was written: the questions were not finished")

// form asks questions in a terminal, one a line. Nothing that is answered is
// kept anywhere before its end.
type form struct {
	out         *printer
	lines       chan string // what is typed; closed at its end
	interrupted chan os.Signal
}

// form begins to read what is typed. It ends with close.
func (a *asker) form() *form {
	f := &form{out: a.out, lines: make(chan string), interrupted: make(chan os.Signal, 1)}
	signal.Notify(f.interrupted, os.Interrupt)
	go func() {
		defer close(f.lines)
		in := bufio.NewScanner(a.app.Stdin)
		for in.Scan() {
			f.lines <- in.Text()
		}
	}()
	return f
}

// close leaves interruptions to the system again. What still waits for a line
// ends with the program.
func (f *form) close() { signal.Stop(f.interrupted) }

// ask asks until an answer will do. An empty answer stands for keep. What read
// finds wrong is said, and the question asked again.
func (f *form) ask(question, keep string, read func(answer string) error) error {
	if keep != "" {
		question += " [" + keep + "]"
	}
	for {
		if err := f.out.ask(question + ": "); err != nil {
			return err
		}
		answer, err := f.line()
		if err != nil {
			return err
		}
		if answer == "" {
			answer = keep
		}
		wrong := record.Readable(answer)
		if wrong == nil {
			wrong = read(answer)
		}
		if wrong == nil {
			return nil
		}
		if err := f.tell(wrong.Error()); err != nil {
			return err
		}
	}
}

// line is the next line typed, without the spaces around it.
func (f *form) line() (string, error) {
	select {
	case line, more := <-f.lines:
		if more && !f.left() {
			return strings.TrimSpace(line), nil
		}
	case <-f.interrupted:
	}
	_ = f.out.say(" ")
	return "", failed(errLeft, "")
}

// left reports whether Ctrl-C came before the line just read. The system may
// deliver it a moment after an Enter that was typed later, which would then pass
// for an empty answer.
func (f *form) left() bool {
	const settle = 100 * time.Millisecond // a busy machine takes its time
	select {
	case <-f.interrupted:
		return true
	case <-time.After(settle):
		return false
	}
}

// tell says something between two questions.
func (f *form) tell(text string) error {
	return f.out.tell(2, text)
}

// agree asks whether to go on; an empty answer is a yes.
func (f *form) agree(question string) (yes bool, err error) {
	err = f.ask(question+" (yes or no)", "yes", func(answer string) error {
		switch strings.ToLower(answer) {
		case "yes", "y":
			yes = true
		case "no", "n":
		default:
			return fmt.Errorf("write yes or no")
		}
		return nil
	})
	return yes, err
}
