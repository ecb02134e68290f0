package rendertest

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"improve/internal/golden"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"improve/internal/render/text"
)

// Golden compares with testdata/name. Escape characters are ^[ there, so
// that the file can be read.
func Golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if text.SignsAreWide() {
		t.Skip("the golden files are for terminals with narrow signs")
	}
	golden.File(t, filepath.Join("testdata", name), bytes.ReplaceAll(got, []byte("\x1b"), []byte("^[")))
}

// Hazards are the characters of a text that a terminal would obey, or that hide
// from a reader.
func Hazards(s string) string {
	flag := false
	for _, r := range s {
		if text.Hazardous(r) && r != '\n' && !(flag && text.IsTag(r)) {
			return string(r)
		}
		flag = r == text.BlackFlag || flag && text.IsTag(r)
	}
	return ""
}

// T is what a test and a property have in common.
type T interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func Bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// GFM reads Markdown as GitHub does, without making addresses links.
func GFM() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
}

// Luminance is the relative luminance of a colour of six hexadecimal digits, as
// WCAG 2.2 defines it.
func Luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(strings.TrimPrefix(hex, "#")) != 6 {
		t.Fatalf("%q is no colour", hex)
	}
	linear := func(shift int) float64 {
		c := float64(n>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

func Contrast(t *testing.T, a, b string) float64 {
	x, y := Luminance(t, a), Luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Keep writes a page into the folder RENDER_PAGES, where there is one, for
// browsers to read.
func Keep(t *testing.T, name string, page []byte) {
	t.Helper()
	if folder := os.Getenv("RENDER_PAGES"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, name), page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
