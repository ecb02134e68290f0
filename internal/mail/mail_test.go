package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// opened is a message as a mail program reads it.
type opened struct {
	to, subject, text, file string
	data                    []byte
	headers                 int
}

func open(t interface{ Fatal(...any) }, data []byte) opened {
	read, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var o opened
	o.headers = len(read.Header)
	if list, err := read.Header.AddressList("To"); err == nil {
		o.to = list[0].Name + " <" + list[0].Address + ">"
	}
	if o.subject, err = new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(read.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(read.Body, params["boundary"])
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return o
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(part) // quoted-printable is undone on the way
		if err != nil {
			t.Fatal(err)
		}
		if o.file = part.FileName(); o.file == "" {
			o.text = strings.ReplaceAll(string(body), "\r\n", "\n")
			continue
		}
		if o.data, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(body))); err != nil {
			t.Fatal(err)
		}
	}
}

// A mail program reads what was written, whatever the words are, and no word of the record
// becomes a header.
func TestMessagesAreReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("aé \r\n:,;<>@\"=?.-")), rapid.Rune()))
		m := Message{Name: word.Draw(t, "name"), Address: "jo@example.org", Subject: word.Draw(t, "subject"),
			Text: word.Draw(t, "text"), Attached: &Attachment{Name: "jo.xlsx", Type: "application/x-test",
				Data: rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "data")}}
		var b bytes.Buffer
		if err := m.Write(&b); err != nil {
			t.Fatal(err)
		}
		got := open(t, b.Bytes())
		want := oneLine(m.Name) + " <jo@example.org>"
		if got.to != want || got.subject != oneLine(m.Subject) || got.headers != 5 {
			t.Fatalf("%+v, want to %q\n%s", got, want, b.String())
		}
		if got.file != "jo.xlsx" || !bytes.Equal(got.data, m.Attached.Data) {
			t.Fatalf("%q holds %q", got.file, got.data)
		}
		for line := range strings.SplitSeq(b.String(), "\r\n") {
			if len(line) > 998 || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("no such line may be sent: %q", line)
			}
		}
	})
}

func TestTextOfAMessage(t *testing.T) {
	const text = "Dear Zoë,\n\n- 2.1 Open the hubs: 35 days late.\n- " + "long and longer "
	var b bytes.Buffer
	if err := (&Message{Subject: "x", Text: text + strings.Repeat("and longer ", 30)}).Write(&b); err != nil {
		t.Fatal(err)
	}
	got := open(t, b.Bytes())
	if want := text + strings.Repeat("and longer ", 30); got.text != want || got.to != "" || got.file != "" {
		t.Errorf("%+v\nwant %q", got, want)
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	for _, address := range []string{"jo", "jo@", "a@b.org, c@d.org", "jo@example.org\r\nBcc: x@y.org"} {
		var b bytes.Buffer
		if err := (&Message{Address: address}).Write(&b); err == nil {
			t.Errorf("%q was taken:\n%s", address, b.String())
		}
	}
}
