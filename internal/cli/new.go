package cli

import (
	"os"
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
		Env: os.Getenv, Now: time.Now, Terminal: terminalWidth,
		Asks: func() bool { return term.IsTerminal(int(os.Stdin.Fd())) && terminalWidth() > 0 },
	}
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
