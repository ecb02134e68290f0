package gitrepo

import (
	"errors"
	"io"
	"strings"
)

// Blobs reads many objects and hands each to see, in their order, with its content; one
// that is larger than limit, or no file, has a nil content. One that is not in this clone is
// ErrPartial. The content is see's to keep. It ends at the first error of see.
func (r *Repo) Blobs(ids []string, limit int64, see func(id string, content []byte) error) error {
	return r.stream(ids, limit, func(i int, h header, content []byte) error {
		switch h.kind {
		case "":
			return r.objects.lacks()
		case "blob":
			return see(ids[i], content)
		}
		return see(ids[i], nil)
	})
}

// Signed reports of each commit whether it carries a signature; it says no of one of more
// than a megabyte. Nobody verifies it: that would run a program of somebody's choice.
func (r *Repo) Signed(commits []string) ([]bool, error) {
	signed := make([]bool, len(commits))
	err := r.stream(commits, largestCommit, func(i int, _ header, content []byte) error {
		signed[i] = parseCommit(commits[i], content).Signed
		return nil
	})
	return signed, err
}

// seen takes an object by its number.
type seen func(i int, h header, content []byte) error

// stream reads objects and hands each to see by its number. One that is missing has no kind,
// and one larger than limit a nil content. It takes one git process, and one more for each
// that is too large: git gives all of what it was asked for.
func (r *Repo) stream(names []string, limit int64, see seen) error {
	for begin := 0; begin < len(names); {
		count, err := r.streamed(names[begin:], limit, func(i int, h header, content []byte) error {
			return see(begin+i, h, content)
		})
		if err != nil {
			return err
		}
		begin += count
	}
	return nil
}

// streamed is stream up to the first that is too large, and counts those seen.
func (r *Repo) streamed(names []string, limit int64, see seen) (count int, err error) {
	p, err := r.pipe("cat-file", "--batch", "--buffer")
	if err != nil {
		return 0, err
	}
	asked := strings.Join(names, "\n") + "\n"
	go func() {
		io.WriteString(p.in, asked) //nolint:errcheck // reading the answers says so
		p.in.Close()
	}()
	for i := range names {
		h, err := p.header()
		if err != nil && !errors.Is(err, errMissing) {
			return i, err
		}
		var content []byte
		if h.kind != "" && h.size <= limit {
			if content, err = p.body(h.size); err != nil {
				p.kill()
				return i, err
			}
		}
		if err := see(i, h, content); err != nil {
			p.kill()
			return i, err
		}
		if h.size > limit {
			p.kill()
			return i + 1, nil
		}
	}
	return len(names), p.end()
}
