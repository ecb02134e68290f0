package yamldoc

// kept are the values of a file as they stay when its bytes are gone. A record says
// the same short words again and again: each is kept once. The others are put
// behind each other, so that a file's are one piece of memory.
type kept struct {
	short  [256]string
	long   []byte
	joined []byte // a text is put together here
}

// mostShort is how long a short value may be, in bytes: an id, a date, most keys.
const mostShort = 16

// scalar adds a single value. Its text need not stay as it is.
func (r *plainReader) scalar(text []byte, style layout, line, column, width int) {
	n := node{line: int32(line), column: int32(column), width: int32(width), end: int32(len(r.nodes) + 1), style: style}
	if len(text) <= mostShort {
		n.value = r.kept.word(text)
		n.kind = scalarKind(n.value, style)
	} else {
		r.kept.long = append(r.kept.long, text...)
		n.kind, n.count = Scalar, int32(len(text)) // until share
	}
	r.nodes = append(r.nodes, n)
}

// word is a short value, the same memory for the same word where it was met lately.
func (k *kept) word(text []byte) string {
	size := len(text)
	if size == 0 {
		return ""
	}
	at := &k.short[(31*size+int(text[0])+7*int(text[size/2])+17*int(text[size-1]))%len(k.short)]
	if *at != string(text) { // which copies nothing
		*at = string(text)
	}
	return *at
}

// share gives the long values their texts, when all are known.
func (r *plainReader) share() {
	all := string(r.kept.long)
	for i := range r.nodes {
		if n := &r.nodes[i]; n.kind == Scalar && n.count > 0 {
			n.value, all, n.count = all[:n.count], all[n.count:], 0
		}
	}
}
