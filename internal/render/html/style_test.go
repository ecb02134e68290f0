package html

import (
	"bytes"
	"math"
	"regexp"
	"strings"
	"testing"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
)

// themes are the colours of html.css, light and dark.
func themes() (light, dark map[string]string) {
	light, dark = map[string]string{}, map[string]string{}
	head, tail, _ := strings.Cut(style, "@media screen and (prefers-color-scheme:dark)")
	colour := regexp.MustCompile(`--([a-z-]+):(#[0-9a-f]{6})`)
	for _, m := range colour.FindAllStringSubmatch(head, -1) {
		light[m[1]], dark[m[1]] = m[2], m[2]
	}
	for _, m := range colour.FindAllStringSubmatch(tail, -1) {
		dark[m[1]] = m[2]
	}
	return light, dark
}

func TestHTMLContrast(t *testing.T) {
	light, dark := themes()
	for name, theme := range map[string]map[string]string{"light": light, "dark": dark} {
		holds := func(a, b string, least float64) {
			if c := rendertest.Contrast(t, theme[a], theme[b]); c < least {
				t.Errorf("%s: %s on %s is %.2f:1, less than %.1f:1", name, a, b, c, least)
			}
		}
		for _, text := range []string{"ink", "muted", "accent", "bad", "complete-text", "off-track-text", "behind-text", "on-track-text"} {
			holds(text, "paper", 4.5)
			holds(text, "note", 4.5)
		}
		holds("ink", "tint", 4.5)
		holds("note-edge", "paper", 3)
		for _, tone := range []string{"complete", "off-track", "behind", "on-track"} {
			holds("on-"+tone, tone, 4.5)
			if max(rendertest.Contrast(t, theme["edge-"+tone], theme["paper"]), rendertest.Contrast(t, theme[tone], theme["paper"])) < 3 {
				t.Errorf("%s: nothing of a badge of %s stands out from the page", name, tone)
			}
		}
	}
}

// The ratings are told apart without colour too: by letters, and by lightness
// where letters find no room.
func TestHTMLTonesDifferInLightness(t *testing.T) {
	light, _ := themes()
	tones := []doc.Tone{doc.Complete, doc.OffTrack, doc.OnTrack, doc.Behind}
	last := math.Inf(-1)
	for _, tone := range tones {
		fill := light[toneClass(tone)]
		if !strings.EqualFold(fill, "#"+tone.Paint().Fill) {
			t.Errorf("%s is %s on the page and %s in charts", toneClass(tone), fill, tone.Paint().Fill)
		}
		lightness := 116*math.Cbrt(rendertest.Luminance(t, fill)) - 16
		if lightness < last+12 {
			t.Errorf("%s is about as light as the tone before", toneClass(tone))
		}
		last = lightness
	}
}

// Every size of a page in large print is of 16 points or more: a root of 16 points, and no rule
// for letters that is smaller and not taken back.
func TestHTMLLargePrint(t *testing.T) {
	var b bytes.Buffer
	if err := Page(&b, doc.Document{Title: "Voices", Large: true}, nil); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), largeStyle) {
		t.Fatal("the page is not in large print")
	}
	if !strings.Contains(largeStyle, "html{font-size:16pt}") {
		t.Error("its letters are not of 16 points")
	}
	small := regexp.MustCompile(`([^{}]+)\{[^{}]*font(?:-size)?:\.\d+rem`)
	for _, rule := range small.FindAllStringSubmatch(style, -1) {
		if !strings.Contains(largeStyle, strings.TrimSpace(rule[1])) {
			t.Errorf("%s stays smaller than 16 points", strings.TrimSpace(rule[1]))
		}
	}
}
