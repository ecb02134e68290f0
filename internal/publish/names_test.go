package publish

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"improve/internal/programme"
	"improve/internal/words"
)

// A name of a language: how it is written without marks, by somebody whose
// keyboard has none; who wrote it in an address, where its letters are Latin; and
// what its own language puts around it without spaces.
var languages = []struct {
	language, name, plain, first, last string
	within                             string // a sentence of the language, with %s for the name
}{
	{"Romanian", "Ștefan Ionescu", "Stefan Ionescu", "stefan", "ionescu", ""},
	{"Romanian, with cedillas", "Ştefan Ţurcanu", "Stefan Turcanu", "stefan", "turcanu", ""},
	{"Yoruba", "Adébáyọ̀ Ọlátúnjí", "Adebayo Olatunji", "adebayo", "olatunji", ""},
	{"Igbo", "Chịnụa Ṅwankwọ", "Chinua Nwankwo", "chinua", "nwankwo", ""},
	{"Hausa", "Ƙasim Ɗanladi", "Kasim Danladi", "kasim", "danladi", ""},
	{"Vietnamese", "Nguyễn Thị Ánh", "Nguyen Thi Anh", "nguyen", "anh", ""},
	{"Vietnamese, with a barred d", "Đặng Văn Lâm", "Dang Van Lam", "dang", "lam", ""},
	{"Polish", "Łukasz Wójcik", "Lukasz Wojcik", "lukasz", "wojcik", ""},
	{"Turkish", "Işıl Çağlayan", "Isil Caglayan", "isil", "caglayan", "%s'ın kararı"},
	{"Turkish, with a dotted capital", "İbrahim Yıldız", "Ibrahim Yildiz", "ibrahim", "yildiz", ""},
	{"Azerbaijani", "Əli Məmmədov", "Eli Memmedov", "eli", "memmedov", ""},
	{"Czech", "Jiří Dvořák", "Jiri Dvorak", "jiri", "dvorak", ""},
	{"Slovak", "Ľubomír Ďurčo", "Lubomir Durco", "lubomir", "durco", ""},
	{"Croatian", "Đorđe Šarić", "Dorde Saric", "dorde", "saric", ""},
	{"Hungarian", "Gőz Örsi", "Goz Orsi", "goz", "orsi", ""},
	{"Lithuanian", "Žydrūnas Šlėžas", "Zydrunas Slezas", "zydrunas", "slezas", ""},
	{"Icelandic", "Þórður Guðmundsson", "Thordur Gudmundsson", "thordur", "gudmundsson", ""},
	{"Irish", "Seán Ó Briain", "Sean O Briain", "sean", "obriain", ""},
	{"Welsh", "Siân Ŵyn", "Sian Wyn", "sian", "wyn", ""},
	{"Spanish", "Íñigo Peña", "Inigo Pena", "inigo", "pena", ""},
	{"Portuguese", "João Gonçalves", "Joao Goncalves", "joao", "goncalves", ""},
	{"French", "Zoë Fèvre", "Zoe Fevre", "zoe", "fevre", ""},
	{"German", "Jürgen Großmann", "Juergen Grossmann", "jurgen", "grossmann", ""},
	{"Danish", "Søren Kjær", "Soeren Kjaer", "soren", "kjaer", ""},
	{"Swedish", "Åsa Öberg", "Asa Oberg", "aasa", "oeberg", ""},
	{"Maltese", "Ġorġ Ħaż", "Gorg Haz", "gorg", "haz", ""},
	{"English", "Priya Osei", "Priya Osei", "priya", "osei", ""},
	{"Greek", "Γιώργος Παπαδόπουλος", "Γιωργος Παπαδοπουλος", "", "", ""},
	{"Russian", "Алёна Йовович", "Алена Иовович", "", "", ""},
	{"Ukrainian", "Євген Їжак", "Євген Іжак", "", "", ""},
	{"Bulgarian", "Николай Цветков", "Николай Цветков", "", "", ""},
	{"Armenian", "Արամ Սարգսյան", "Արամ Սարգսյան", "", "", ""},
	{"Georgian", "ნინო ბერიძე", "ნინო ბერიძე", "", "", ""},
	{"Hebrew", "שָׂרָה לֵוִי", "שרה לוי", "", "", "דיברנו עם ושרה לוי"},
	{"Arabic", "أحمد إبراهيم", "احمد ابراهيم", "", "", "تحدث وأحمد إبراهيم"},
	{"Persian", "علی کریمی", "علي كريمي", "", "", ""},
	{"Hindi", "ज़ोया खान", "जोया खान", "", "", ""},
	{"Bengali", "শ্রেয়া সেন", "শ্রেযা সেন", "", "", ""},
	{"Tamil", "பிரியா குமார்", "பிரியா குமார்", "", "", ""},
	{"Korean", "김민준", "김민준", "", "", "어제 %s은 왔다"},
	{"Japanese", "山田太郎", "山田太郎", "", "", "昨日%sさんが話した"},
	{"Japanese, in Katakana", "ガブリエル・ロペス", "ガブリエル ロペス", "", "", "昨日%sさんが"},
	{"Chinese", "王小明", "王小明", "", "", "昨天%s的报告"},
	{"Thai", "สมชาย ใจดี", "สมชายใจดี", "", "", "เมื่อวานนี้คุณ%sกล่าว"},
	{"Khmer", "សុខ ដារ៉ា", "សុខដារ៉ា", "", "", "លោក%sបាន"},
	{"Amharic", "አበበ ቢቂላ", "አበበ ቢቂላ", "", "", ""},
}

// TestNamesOfAllLanguagesAreFound writes each name in every way in which a text
// may have it.
func TestNamesOfAllLanguagesAreFound(t *testing.T) {
	for _, l := range languages {
		ways := map[string]string{
			"composed": norm.NFC.String(l.name), "decomposed": norm.NFD.String(l.name), "compatible": norm.NFKC.String(l.name), "without marks": l.plain,
			"in capitals": strings.ToUpper(l.name), "in small letters": strings.ToLower(l.name), "plain, in capitals": strings.ToUpper(l.plain),
			"of somebody": l.name + "'s", "of somebody, typeset": l.name + "’s", "emphasised": "**" + l.name + "**", "quoted": "“" + l.name + "”",
			"with a soft hyphen": afterFirst(l.name, "\u00ad"), "with a joiner": afterFirst(l.name, "\u200d"), "with emphasis within": afterFirst(l.name, "**"),
			"with a tag within": afterFirst(l.name, "<b>") + "</b>",
			"with hard spaces":  strings.ReplaceAll(l.name, " ", "\u00a0"), "with an entity": strings.ReplaceAll(l.name, " ", "&nbsp;"),
			"with coded letters": coded(l.name), "over two lines": strings.ReplaceAll(l.name, " ", "\n"), "with a line of HTML": strings.ReplaceAll(l.name, " ", "<br>"),
			"with a space of no width": strings.ReplaceAll(l.name, " ", "\u200b \u200b"), "with a mark of direction": "\u200f" + l.name + "\u200e",
			"in a link": "[" + strings.ReplaceAll(l.name, " ", "](https://x.example) [") + "](https://y.example)",
		}
		if l.first != "" {
			ways["address"] = l.first + "." + l.last + "@council.example"
			ways["short address"] = l.first[:1] + l.last + "@council.example"
			ways["initial"] = strings.ToUpper(l.first[:1]) + ". " + strings.ToUpper(l.last[:1]) + l.last[1:]
		}
		if l.within != "" {
			ways["within a sentence"] = strings.ReplaceAll(l.within, "%s", l.name)
		}
		s := newSearch(names(peopleOf(l.name)))
		for how, text := range ways {
			if s.in("Then "+text+" spoke.") == "" {
				t.Errorf("%s, %s: %q is not found", l.language, how, text)
			}
			if l.within == "" && s.in(text) == "" {
				t.Errorf("%s, %s: %q alone is not found", l.language, how, text)
			}
		}
		for _, other := range languages {
			if other.name != l.name && s.in("Then "+other.name+" spoke.") != "" {
				t.Errorf("%s is taken for %s", other.name, l.name)
			}
		}
	}
}

func peopleOf(names ...string) *programme.Programme {
	p := &programme.Programme{}
	for i, name := range names {
		p.People = append(p.People, &programme.Person{ID: programme.Text{Value: fmt.Sprintf("q%d7", i)}, Name: programme.Text{Value: name}})
	}
	return p
}

// afterFirst puts something behind the first letter, with the marks on it.
func afterFirst(name, what string) string {
	runes := []rune(norm.NFC.String(name))
	n := 1
	for n < len(runes) && (len(words.Fold(string(runes[n]))) == 0 || strings.ContainsRune("ាុិ", runes[n])) {
		n++
	}
	return string(runes[:n]) + what + string(runes[n:])
}

func coded(name string) string {
	var b strings.Builder
	for _, r := range name {
		fmt.Fprintf(&b, "&#x%X;", r)
	}
	return b.String()
}

func TestNamesWithMoreThanIsRecorded(t *testing.T) {
	s := newSearch(names(peopleOf("Priya Osei", "Gabriel García Márquez", "Ludwig van der Berg", "Kim Min-jun", "Niamh O'Neill", "Anna Long", "Will Young")))
	for text, found := range map[string]bool{
		"Priya K. Osei spoke": true, "PRIYA K OSEI": true, "Priya K. L. Osei": true, "Priya Kumari Osei": true, "priya.k.osei@council.example": true, "P. K. Osei": true,
		"Dr Osei": true, "Osei, Priya K.": true, "P&nbsp;Osei": true, "Priya%20Osei.pdf": true, "https://x.example/Gabriel%20Garc%C3%ADa": true,
		"Priya Osei": true, "Priya | Osei": true, "Priya thanked Osei": false, "Priya, Kofi and Osei": false, "Priya K. spoke": false, "Osei": false, "osei bonsu": false,
		"Gabriel García": true, "Sr Márquez": false, "Mr García": true, "Gabriel Marquez": true, "Ms van der Berg": true, "L. van der Berg": true, "lvanderberg": true, "Mr van": false,
		"Minjun Kim": true, "Kim Minjun": true, "Mr Kim": true, "M. Kim": true, "Niamh ONeill": true, "Niamh O Neill": true, "Niamh O’Neill's": true, "noneill@x.example": true,
		"there is a long wait": false, "A long wait": false, "for long a problem": false, "A. Long spoke": true, "a.long@council.example": true, "Miss Long": true, "Nobody may miss long waits": false,
		"i young": false, "Will Young spoke": true,
	} {
		if got := s.in(text); (got != "") != found {
			t.Errorf("%q: %q, want found %v", text, got, found)
		}
	}
}

// A name of one word is for a person to look at: refusing every text that has the
// word would refuse ordinary words.
func TestNamesOfOneWordAreListed(t *testing.T) {
	p := peopleOf("May", "Priya Osei", "Grace Field", "王小明", "李", "Owen Owen")
	p.People[0].ID.Value = "may"
	p.Updates = []*programme.Update{
		{Title: programme.Text{Value: "In May we may meet"}}, {Title: programme.Text{Value: "Osei asked, and Osei's team answered"}}, {Title: programme.Text{Value: "a field trip"}},
		{Title: programme.Text{Value: "Thanks, 李"}}, {Title: programme.Text{Value: "Owen asked"}},
		{Progress: []*programme.Progress{{Escalation: &programme.Escalation{To: programme.Text{Value: "Jane Doe"}}}}},
	}
	for i, u := range p.Updates {
		u.Title.Pos.Line = uint32(i + 1)
	}
	public, _, leaks := whole(p)
	if len(leaks) > 0 {
		t.Fatal(leaks)
	}
	var got []string
	for _, l := range ToLookAt(p, public) {
		got = append(got, fmt.Sprint(l.Word, ": ", l.Person, " ", len(l.Places)))
	}
	if want := []string{"May: May 1", "Osei: Priya Osei 1", "李: 李 1", "Owen: Owen Owen 1", "Jane Doe:  1"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is written like an id, where somebody may be named in words, and is nobody's may be a
// name. A group's id, a role's words and the id of somebody known are none.
func TestAnIDOfNobodyIsNotPublished(t *testing.T) {
	p := full()
	at := &p.Updates[0].Present[0]
	for said, leaks := range map[string]int{"zoe-fevre": 1, p.Groups[0].ID.Value: 0, "Independent chair": 0, "director": 0} {
		at.Value = said
		if _, _, found := whole(p); len(found) != leaks || leaks > 0 && found[0].Pos != at.Pos {
			t.Errorf("%q: %+v", said, found)
		}
	}
}
