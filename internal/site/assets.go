package site

import (
	"crypto/sha256"
	_ "embed"
	"fmt"

	"improve/internal/render"
)

//go:embed assets/site.css
var ownStyle string

//go:embed assets/site.js
var script string

// asset is a file that all pages share. Its name says what it holds, so that a host may
// keep it for ever.
type asset struct {
	name string
	data []byte
}

func styleSheet() asset { return hashed("style", "css", render.Style()+ownStyle) }

func scriptFile() asset { return hashed("site", "js", script) }

func hashed(name, ending, data string) asset {
	sum := sha256.Sum256([]byte(data))
	return asset{fmt.Sprintf("assets/%s-%x.%s", name, sum[:6], ending), []byte(data)}
}
