// Package mail writes messages that are ready to send, as mail programs open them
// (RFC 5322 and MIME). It sends nothing and knows nothing of programmes.
package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"improve/internal/words"
)

// Message is a message to one person. It has no sender and no date, and asks to be opened
// as a draft: who sends it checks it first.
type Message struct {
	Name, Address string // Address may be empty: who sends it fills it in
	Subject       string // one line
	Text          string // plain, its lines as long as they come
	Attached      *Attachment
}

// Attachment is a file that goes with a message.
type Attachment struct {
	Name string // with its ending, by which readers know what it is
	Type string // a media type
	Data []byte
}

// Write writes the message. The same message is the same bytes. An error is the writer's,
// or that of an address that is none.
func (m *Message) Write(w io.Writer) error {
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	if err := parts.SetBoundary(m.boundary()); err != nil {
		return err
	}
	if err := m.parts(parts); err != nil {
		return err
	}
	head, err := m.head(parts.Boundary())
	if err == nil {
		_, err = io.WriteString(w, head)
	}
	if err == nil {
		_, err = body.WriteTo(w)
	}
	return err
}

func (m *Message) head(boundary string) (string, error) {
	var lines []string
	if m.Address != "" {
		to, err := mail.ParseAddress(m.Address)
		if err != nil {
			return "", fmt.Errorf("%q is not an e-mail address", m.Address)
		}
		lines = append(lines, "To: "+named(oneLine(m.Name), to))
	}
	lines = append(lines,
		"Subject: "+mime.QEncoding.Encode("utf-8", oneLine(m.Subject)),
		"X-Unsent: 1", // Outlook and others open it as a draft
		"MIME-Version: 1.0",
		"Content-Type: "+mime.FormatMediaType("multipart/mixed", map[string]string{"boundary": boundary}))
	return strings.Join(lines, "\r\n") + "\r\n\r\n", nil
}

// named is an address with the name of who has it. What is not ASCII is encoded whole: not
// every sign may stand in an encoded word that shows the others (RFC 2047, section 5).
func named(name string, to *mail.Address) string {
	if encoded := mime.BEncoding.Encode("utf-8", name); encoded != name {
		return encoded + " <" + to.Address + ">"
	}
	return (&mail.Address{Name: name, Address: to.Address}).String()
}

// parts writes the text and the attachment.
func (m *Message) parts(to *multipart.Writer) error {
	text, err := to.CreatePart(textproto.MIMEHeader{
		"Content-Type":              {"text/plain; charset=utf-8"},
		"Content-Transfer-Encoding": {"quoted-printable"},
	})
	if err != nil {
		return err
	}
	lines := quotedprintable.NewWriter(text)
	if _, err := io.WriteString(lines, strings.ReplaceAll(words.Harmless(m.Text), "\n", "\r\n")); err != nil {
		return err
	}
	if err := lines.Close(); err != nil {
		return err
	}
	if m.Attached != nil {
		if err := m.Attached.write(to); err != nil {
			return err
		}
	}
	return to.Close()
}

func (a *Attachment) write(to *multipart.Writer) error {
	file, err := to.CreatePart(textproto.MIMEHeader{
		"Content-Type":              {a.Type},
		"Content-Transfer-Encoding": {"base64"},
		"Content-Disposition":       {mime.FormatMediaType("attachment", map[string]string{"filename": a.Name})},
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, wrapped(base64.StdEncoding.EncodeToString(a.Data)))
	return err
}

// boundary is found in none of the parts: it comes of all that they hold.
func (m *Message) boundary() string {
	parts := m.Name + "\x00" + m.Subject + "\x00" + m.Text
	if m.Attached != nil {
		parts += "\x00" + string(m.Attached.Data)
	}
	sum := sha256.Sum256([]byte(parts))
	return hex.EncodeToString(sum[:16])
}

// wrapped breaks a text into lines of 76 letters, the most that RFC 2045 allows.
func wrapped(s string) string {
	var b strings.Builder
	for ; len(s) > 76; s = s[76:] {
		b.WriteString(s[:76] + "\r\n")
	}
	return b.String() + s + "\r\n"
}

// oneLine is a text that can stand in a header: its line breaks are blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(words.Harmless(s)), " ") }
