// Package spare keeps buffers that were used: who makes many pages needs the room of few.
package spare

import (
	"bytes"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// muchRoom is more than most pages and values take; what a larger one took is let go.
const muchRoom = 1 << 20

// Buffer is an empty buffer. Back takes it back.
func Buffer() *bytes.Buffer {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	return b
}

// Back takes back a buffer; nobody may use it any more, nor the bytes in it.
func Back(b *bytes.Buffer) {
	if b.Cap() <= muchRoom {
		buffers.Put(b)
	}
}
