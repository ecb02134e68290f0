package gitrepo

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Blobs reads many objects in one git process and hands each to see, in their
// order, with its content; one that is larger than limit, or missing, has a nil
// content. The content is see's to keep. It ends at the first error of see.
func (r *Repo) Blobs(ids []string, limit int64, see func(id string, content []byte) error) error {
	if len(ids) == 0 {
		return nil
	}
	small, err := r.small(ids, limit)
	if err != nil {
		return fmt.Errorf("read from git: %w", err)
	}
	if len(small) == 0 {
		return each(ids, see)
	}
	p, err := r.pipe("cat-file", "--batch", "--buffer")
	if err != nil {
		return err
	}
	asked := strings.Join(small, "\n") + "\n"
	go func() {
		io.WriteString(p.in, asked) //nolint:errcheck // reading the answers says so
		p.in.Close()
	}()
	for _, id := range ids {
		var content []byte
		if len(small) > 0 && small[0] == id {
			small = small[1:]
			if content, err = p.next(); err != nil {
				p.kill()
				return err
			}
		}
		if err := see(id, content); err != nil {
			p.kill()
			return err
		}
	}
	return p.end()
}

// each hands on objects of which none can be read.
func each(ids []string, see func(id string, content []byte) error) error {
	for _, id := range ids {
		if err := see(id, nil); err != nil {
			return err
		}
	}
	return nil
}

// next is the content of the object that git tells of next.
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

// small are those objects that are there and no larger than limit.
func (r *Repo) small(ids []string, limit int64) ([]string, error) {
	headers, err := r.objects.stat(ids)
	if err != nil {
		return nil, err
	}
	var small []string
	for i, h := range headers {
		if h.kind == "blob" && h.size <= limit {
			small = append(small, ids[i])
		}
	}
	return small, nil
}
