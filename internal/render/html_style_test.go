package render

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"improve/internal/doc"
)

// luminance is the relative luminance of a colour of six hexadecimal digits, as
// WCAG 2.2 defines it.
func luminance(t *testing.T, hex string) float64 {
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

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// themes are the colours of html.css, light and dark.
func themes() (light, dark map[string]string) {
	light, dark = map[string]string{}, map[string]string{}
	head, tail, _ := strings.Cut(htmlStyle, "@media screen and (prefers-color-scheme:dark)")
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
			if c := contrast(t, theme[a], theme[b]); c < least {
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
			if max(contrast(t, theme["edge-"+tone], theme["paper"]), contrast(t, theme[tone], theme["paper"])) < 3 {
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
		if !strings.EqualFold(fill, "#"+paintOf(tone).fill) {
			t.Errorf("%s is %s on the page and %s in charts", toneClass(tone), fill, paintOf(tone).fill)
		}
		lightness := 116*math.Cbrt(luminance(t, fill)) - 16
		if lightness < last+12 {
			t.Errorf("%s is about as light as the tone before", toneClass(tone))
		}
		last = lightness
	}
}
