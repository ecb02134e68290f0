package gitrepo

import (
	"bytes"
	"fmt"
	"strings"
)

// attributes are what .gitattributes and git's settings ask to be done to a file
// between the folder and the repository.
type attributes struct {
	text, eol, filter, ident, encoding string
	auto                               bool // core.autocrlf converts files that no attribute covers
}

const unspecified = "unspecified"

// attributes asks git for the attributes of some files. It runs none of them.
func (r *Repo) attributes(paths []string) (map[string]attributes, error) {
	settings, err := r.config()
	if err != nil {
		return nil, err
	}
	crlf := strings.ToLower(settings.last("core.autocrlf"))
	cmd := r.command("check-attr", "-z", "--stdin", "text", "eol", "filter", "ident", "working-tree-encoding")
	cmd.Stdin = strings.NewReader(strings.Join(paths, "\x00") + "\x00")
	out, err := output(cmd)
	if err != nil {
		return nil, fmt.Errorf("read git attributes: %w", err)
	}
	found := map[string]attributes{}
	words := strings.Split(string(out), "\x00")
	for i := 0; i+2 < len(words); i += 3 {
		a := found[words[i]]
		a.auto = crlf == "input" || crlf == "true" || crlf == "yes" || crlf == "on" || crlf == "1"
		*a.named(words[i+1]) = words[i+2]
		found[words[i]] = a
	}
	return found, nil
}

func (a *attributes) named(name string) *string {
	switch name {
	case "text":
		return &a.text
	case "eol":
		return &a.eol
	case "filter":
		return &a.filter
	case "ident":
		return &a.ident
	}
	return &a.encoding
}

// stored is a file's content as git would store it. A file that a program would
// have to change is refused: that program is the repository's choice, not the
// user's.
func (a attributes) stored(path string, data []byte, crlf bool) ([]byte, error) {
	set := func(s string) bool { return s != "" && s != unspecified && s != "unset" }
	const instead = "commit it yourself: git commit -- %s"
	switch {
	case set(a.filter):
		return nil, fmt.Errorf("%s uses the filter %q, a program named in .gitattributes, which is not run from here; "+
			instead, path, a.filter, path)
	case set(a.encoding):
		return nil, fmt.Errorf("%s is stored in git in another encoding (%s); "+instead, path, a.encoding, path)
	case set(a.ident) && bytes.Contains(data, []byte("$Id")):
		return nil, fmt.Errorf("%s contains $Id, which .gitattributes asks git to fill in; "+instead, path, path)
	}
	if a.convert(data, crlf) {
		return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), nil
	}
	return data, nil
}

// convert reports whether git stores a file's Windows line ends as plain ones.
// Where it decides by looking, it leaves alone what is no text and what already
// is stored with them.
func (a attributes) convert(data []byte, crlf bool) bool {
	switch {
	case a.text == "unset":
		return false
	case a.text == "set", a.text == unspecified && (a.eol == "lf" || a.eol == "crlf"):
		return true
	case a.text == "auto", a.text == unspecified && a.auto:
		plain := bytes.ReplaceAll(data, []byte("\r\n"), nil)
		return !crlf && !bytes.ContainsAny(plain, "\x00\r")
	}
	return false
}
