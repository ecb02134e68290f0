package gitrepo

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// errMissing is returned when git finds no such object, or several.
var errMissing = errors.New("git has no such object")

// objects reads git's objects, each by its name or by anything that git takes
// for one. It asks two processes that stay: one for sizes, one for contents, so
// that the size of what may be huge is known before any of it is read.
type objects struct {
	start           func(args ...string) (*pipe, error)
	mu              sync.Mutex
	sizes, contents *pipe
	partial         bool // an object was looked for by its own name and is not here
}

// pipe is a running git that answers line by line.
type pipe struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	said bounded
}

func (r *Repo) pipe(args ...string) (*pipe, error) {
	p := &pipe{cmd: r.command(args...)}
	p.cmd.Stderr = &p.said
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<16)
	return p, p.cmd.Start()
}

// end closes the process and returns what went wrong with it.
func (p *pipe) end() error {
	p.in.Close()
	return p.said.explain(p.cmd.Wait())
}

// kill ends a process whose answer nobody wants to read.
func (p *pipe) kill() {
	_ = p.cmd.Process.Kill() // it may have ended by itself
	_ = p.end()
}

func (o *objects) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, p := range []*pipe{o.sizes, o.contents} {
		if p != nil {
			p.kill()
		}
	}
	o.sizes, o.contents = nil, nil
}

// header is what git says about an object before its content.
type header struct {
	id, kind string
	size     int64
}

// header reads the line that answers a name.
func (p *pipe) header() (header, error) {
	line, err := p.out.ReadString('\n')
	if err != nil {
		if ended := p.end(); ended != nil {
			if err = lacking(ended); errors.Is(err, ErrPartial) {
				return header{}, err
			}
		}
		return header{}, fmt.Errorf("read from git: %w", err)
	}
	words := strings.Split(strings.TrimSuffix(line, "\n"), " ")
	if len(words) == 3 {
		if size, err := strconv.ParseInt(words[2], 10, 64); err == nil && size >= 0 {
			return header{words[0], words[1], size}, nil
		}
	}
	return header{}, errMissing
}

// stat is the kind and size of each object, in their order; one that is missing
// has no kind.
func (o *objects) stat(names []string) ([]header, error) {
	if len(names) == 0 {
		return nil, nil // an empty line would ask for something
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.sizes == nil {
		p, err := o.start("cat-file", "--batch-check")
		if err != nil {
			return nil, err
		}
		o.sizes = p
	}
	p := o.sizes
	go io.WriteString(p.in, strings.Join(names, "\n")+"\n") //nolint:errcheck // reading the answers says so
	headers := make([]header, len(names))
	for i := range names {
		h, err := p.header()
		if err != nil && !errors.Is(err, errMissing) {
			o.sizes, o.partial = nil, o.partial || errors.Is(err, ErrPartial)
			return nil, err
		}
		headers[i] = h
	}
	return headers, nil
}

// read is an object's kind and content. One larger than limit is an error, and
// none of it is read.
func (o *objects) read(name string, limit int64) (header, []byte, error) {
	if strings.ContainsAny(name, "\n\x00") {
		return header{}, nil, errMissing
	}
	headers, err := o.stat([]string{name})
	if err != nil {
		return header{}, nil, err
	}
	h := headers[0]
	if h.kind == "" && !isID(name) {
		return h, nil, errMissing
	}
	data, err := o.known(h, limit)
	return h, data, err
}

// known is the content of an object whose header is known; see read.
func (o *objects) known(h header, limit int64) (data []byte, err error) {
	err = o.each([]header{h}, limit, func(_ int, content []byte) error {
		data = content
		return nil
	})
	return data, err
}

// lacks records that an object is not here.
func (o *objects) lacks() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.partial = true
	return ErrPartial
}

// each reads objects whose headers are known, and hands each to see by its number. Git is
// asked for all at once. One that is not here is ErrPartial; of one larger than limit
// nothing is read.
func (o *objects) each(headers []header, limit int64, see func(i int, data []byte) error) error {
	if len(headers) == 0 {
		return nil // no process is needed
	}
	var ids strings.Builder
	for _, h := range headers {
		switch {
		case h.kind == "":
			return o.lacks()
		case h.size > limit:
			return fmt.Errorf("object %.12s has %d bytes; the limit is %d", h.id, h.size, limit)
		}
		ids.WriteString(h.id + "\n")
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.contents == nil {
		p, err := o.start("cat-file", "--batch")
		if err != nil {
			return err
		}
		o.contents = p
	}
	p := o.contents
	go io.WriteString(p.in, ids.String()) //nolint:errcheck // reading the answers says so
	for i, h := range headers {
		got, err := p.header()
		if err == nil && got != h {
			err = fmt.Errorf("git gave object %s where %s was asked for", got.id, h.id)
		}
		var data []byte
		if err == nil {
			data, err = p.body(h.size)
		}
		if err == nil {
			err = see(i, data)
		}
		if err != nil {
			p.kill()
			o.contents, o.partial = nil, o.partial || errors.Is(err, ErrPartial)
			return err
		}
	}
	return nil
}

// body is the content that follows a header, and the line end after it.
func (p *pipe) body(size int64) ([]byte, error) {
	data := make([]byte, size+1)
	if _, err := io.ReadFull(p.out, data); err != nil {
		return nil, fmt.Errorf("read from git: %w", err)
	}
	return data[:size], nil
}
