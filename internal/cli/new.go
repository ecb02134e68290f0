package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"
)

// New is the program in the world as it is.
func New() *App {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	return &App{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Dir: dir,
		Env: os.Getenv, Now: time.Now, Terminal: terminalWidth, Build: exactBuild,
		Interrupted: func() (context.Context, context.CancelFunc) {
			return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		},
		Asks: func() bool { return term.IsTerminal(int(os.Stdin.Fd())) && terminalWidth() > 0 },
	}
}

// quiet is the program for one call that nobody sees: what it has to say is taken from it.
// The caller ends it.
func (a *App) quiet() *App {
	q := *a
	q.Stdin, q.Stdout, q.Stderr = strings.NewReader(""), io.Discard, io.Discard
	q.Terminal, q.Asks, q.ending = func() int { return 0 }, nil, nil
	return &q
}

func terminalWidth() int {
	if !term.IsTerminal(int(os.Stdout.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil || width <= 0 {
		return 80
	}
	return width
}
