// Package ci writes what checks found in the formats that CI services, editors
// and review bots read.
package ci

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"improve/internal/diag"

	"improve/internal/render/terminal"
	"improve/internal/render/text"
)

// Findings is what a run of the checks found, with what the formats of CI
// services need to know besides.
type Findings struct {
	Problems diag.List
	Silenced []Silenced
	Rules    []diag.Rule   // all that were looked for, whether or not they found anything
	Fails    diag.Severity // from which severity on the run fails
	// Folder is where the record is in its repository, with slashes; empty
	// at its top. CI services find files from there.
	Folder string
	// Sources gives the bytes of a file of the record; it may be nil.
	Sources func(file string) []byte
	Closing []string // what a text ends with, a line each
	Version string   // the program's
}

// Silenced is a diagnostic that a waiver silences, and why.
type Silenced struct {
	diag.Diagnostic
	Until, Reason string
}

// Log writes each diagnostic with its line of the file, then the
// closing lines. Nothing in it is a command to a service that keeps it as a log.
func Log(w io.Writer, f *Findings, o terminal.Options) error {
	w = harmless{w}
	if err := terminal.Diagnostics(w, f.Problems, f.Sources, o); err != nil {
		return err
	}
	if len(f.Problems) > 0 {
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
	}
	return terminal.Lines(w, f.Closing)
}

// harmless writes whole lines, without any command to a service that keeps them.
type harmless struct{ to io.Writer }

func (w harmless) Write(lines []byte) (int, error) {
	if bytes.Contains(lines, []byte("::")) || bytes.Contains(lines, []byte("##")) {
		_, err := io.WriteString(w.to, noCommand(string(lines)))
		return len(lines), err
	}
	return w.to.Write(lines)
}

// noCommand is a text for a log without anything that services take for a command to
// themselves: on GitHub a line that begins with ::, on GitHub and Azure ##[ or ##vso[
// anywhere. A space parts its signs.
func noCommand(log string) string {
	if strings.Contains(log, "::") {
		var b strings.Builder
		for line := range strings.Lines(log) {
			words := strings.TrimLeftFunc(line, unicode.IsSpace)
			if rest, is := strings.CutPrefix(words, "::"); is {
				line = line[:len(line)-len(words)] + ": :" + rest
			}
			b.WriteString(line)
		}
		log = b.String()
	}
	if strings.Contains(log, "##") {
		log = commandAnyhow().ReplaceAllString(log, "## $1")
	}
	return log
}

var commandAnyhow = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`##(\w*\[)`)
})

// file is the path of a place from the top of the repository. What is wrong
// with the record as a whole is said about the file that it begins with.
func (f *Findings) file(p diag.Place) string {
	if p.File == "" {
		return path.Join(f.Folder, "plan/programme.yaml")
	}
	return path.Join(f.Folder, p.File)
}

// titles are what the rules look for, by their ids.
func (f *Findings) titles() map[string]string {
	titles := map[string]string{}
	for _, r := range f.Rules {
		titles[r.ID] = r.Title
	}
	return titles
}

// fingerprints are a name for each diagnostic that it keeps from run to run.
func fingerprints(l diag.List) []string {
	prints := l.Identities()
	for i, identity := range prints {
		sum := sha256.Sum256([]byte(identity))
		prints[i] = hex.EncodeToString(sum[:16])
	}
	return prints
}

// told is a diagnostic in one sentence, for readers that show no more.
func told(d diag.Diagnostic) string {
	words := d.Message
	if d.Missing != "" {
		words += "; missing: " + d.Missing
	}
	if d.Remedy != "" {
		words += "; remedy: " + d.Remedy
	}
	return text.Clean(words)
}

// toldInLines is a diagnostic with a line for each of its parts.
func toldInLines(d diag.Diagnostic) string {
	words := text.Clean(d.Message) + " [" + text.Clean(d.Rule) + "]"
	if d.Missing != "" {
		words += "\nmissing: " + text.Clean(d.Missing)
	}
	if d.Remedy != "" {
		words += "\nremedy: " + text.Clean(d.Remedy)
	}
	return words
}
