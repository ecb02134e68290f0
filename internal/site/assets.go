package site

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"sync"

	"improve/internal/render"
)

//go:embed assets/site.css
var ownStyle string

//go:embed assets/site.js
var script string

// icon is shown in tabs and bookmarks. A browser that is told of none asks for one that is
// not there.
//
//go:embed assets/icon.svg
var icon string

// asset is a file that all pages share. Its name says what it holds, so that a host may
// keep it for ever.
type asset struct {
	name string
	data []byte
}

// The assets are made when a site is, once: a server lists a site for each day it shows.
var (
	styleSheet = sync.OnceValue(func() asset { return hashed("style", "css", render.Style()+ownStyle) })
	scriptFile = sync.OnceValue(func() asset { return hashed("site", "js", script) })
	iconFile   = sync.OnceValue(func() asset { return hashed("icon", "svg", icon) })
)

func hashed(name, ending, data string) asset {
	sum := sha256.Sum256([]byte(data))
	return asset{fmt.Sprintf("assets/%s-%x.%s", name, sum[:6], ending), []byte(data)}
}
