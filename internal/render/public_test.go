package render_test

import (
	"testing"

	"improve/internal/render"
)

// A format whose author says nothing of who may read it writes for the board
// alone.
func TestFormatsAreForTheBoardUnlessTheySayPublic(t *testing.T) {
	for _, tt := range []struct {
		format  render.Format
		public  bool
		refused string
	}{
		{render.Format{Name: "tsv"}, false, ""},
		{render.Format{Name: "tsv"}, true, "the format tsv is not for the public"},
		{render.Format{Name: "tsv", Public: true}, true, ""},
		{render.Format{Name: "tsv", Public: true}, false, ""},
	} {
		err := tt.format.MayBeFor(tt.public)
		if got := errorText(err); got != tt.refused {
			t.Errorf("%+v for the public %v: %q, want %q", tt.format, tt.public, got, tt.refused)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
