package gitrepo

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Blobs reads many objects in one git process and hands each to see, in their
// order, with its content; one that is larger than limit, or no file, has a nil
// content. One that is not in this clone is ErrPartial. The content is see's to
// keep. It ends at the first error of see.
func (r *Repo) Blobs(ids []string, limit int64, see func(id string, content []byte) error) error {
	small, err := r.small(ids, limit)
	if err != nil {
		return fmt.Errorf("read from git: %w", err)
	}
	next := 0
	skip := func(upTo int) error {
		for ; next < len(ids) && (upTo == len(small) || ids[next] != small[upTo]); next++ {
			if err := see(ids[next], nil); err != nil {
				return err
			}
		}
		return nil
	}
	err = r.stream(small, func(i int, content []byte) error {
		if err := skip(i); err != nil {
			return err
		}
		next++
		return see(small[i], content)
	})
	if err != nil {
		return err
	}
	return skip(len(small))
}

// small are those objects that are there and no larger than limit.
func (r *Repo) small(ids []string, limit int64) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	headers, err := r.objects.stat(ids)
	if err != nil {
		return nil, err
	}
	var small []string
	for i, h := range headers {
		if h.kind == "" {
			return nil, r.objects.lacks()
		}
		if h.kind == "blob" && h.size <= limit {
			small = append(small, ids[i])
		}
	}
	return small, nil
}

// Signed reports of each commit whether it carries a signature, in one git process.
// Nobody verifies it: that would run a program of somebody's choice.
func (r *Repo) Signed(commits []string) ([]bool, error) {
	signed := make([]bool, len(commits))
	err := r.stream(commits, func(i int, content []byte) error {
		signed[i] = parseCommit(commits[i], content).Signed
		return nil
	})
	return signed, err
}

// stream reads objects in one git process and hands each to see by its number; one
// that is missing has a nil content.
func (r *Repo) stream(names []string, see func(i int, content []byte) error) error {
	if len(names) == 0 {
		return nil
	}
	p, err := r.pipe("cat-file", "--batch", "--buffer")
	if err != nil {
		return err
	}
	asked := strings.Join(names, "\n") + "\n"
	go func() {
		io.WriteString(p.in, asked) //nolint:errcheck // reading the answers says so
		p.in.Close()
	}()
	for i := range names {
		content, err := p.next()
		if err == nil {
			err = see(i, content)
		}
		if err != nil {
			p.kill()
			return err
		}
	}
	return p.end()
}

// next is the content of the next object in git's answer.
func (p *pipe) next() ([]byte, error) {
	h, err := p.header()
	if errors.Is(err, errMissing) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return p.body(h.size)
}
