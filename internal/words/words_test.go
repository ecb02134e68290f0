package words

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Zoë Fèvre": "zoe-fevre", "Ştefan Ionescu": "stefan-ionescu", "Ștefan Ionescu": "stefan-ionescu",
		"Nguyễn Thị Ánh": "nguyen-thi-anh", "Đặng Văn Lâm": "dang-van-lam", "Adébáyọ̀ Ọlátúnjí": "adebayo-olatunji",
		"Łukasz Wójcik": "lukasz-wojcik", "IŞIK Yıldırım": "isik-yildirim", "İbrahim Çağlar": "ibrahim-caglar",
		"Søren Kjær": "soren-kjaer", "Jürgen Großmann": "jurgen-grossmann", "GROẞMANN": "grossmann",
		"Þórður Guðmundsson": "thordur-gudmundsson", "Siân Ŵyn": "sian-wyn", "Ｐｒｉｙａ Ｏｓｅｉ": "priya-osei",
		"O'Neill, O’Neill": "oneill-oneill", "Early  Help & Prevention (0-5)": "early-help-prevention-0-5",
		"pri\u00adya\u200b osei": "priya-osei", "Priya\u00a0Osei": "priya-osei",
		"王小明": "", "": "", "---": "", "王 3": "3",
		"One two three four five six seven eight nine ten": "one-two-three-four-five-six-seven-eight",
		strings.Repeat("x", 70):                            strings.Repeat("x", 64),
	} {
		if got := Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestFoldIsOneForAllSpellings: what a keyboard, a spreadsheet and a web page
// make of a text is one text.
func TestFoldIsOneForAllSpellings(t *testing.T) {
	for _, text := range []string{
		"Ștefan Ionescu", "Nguyễn Thị Ánh", "Γιώργος Παπαδόπουλος", "Алёна Йовович", "Єгор Їжак", "김민준", "がく ぎん", "أحمد إبراهيم", "שָׁלוֹם", "ज़ोया खान", "பிரியா",
	} {
		want := Fold(text)
		for how, written := range map[string]string{
			"composed": norm.NFC.String(text), "decomposed": norm.NFD.String(text), "compatible": norm.NFKD.String(text),
			"capitals": strings.ToUpper(text), "small": strings.ToLower(text), "folded": want, "with a mark of order": "\u200f" + text,
		} {
			if got := Fold(written); got != want {
				t.Errorf("Fold(%q), %s, = %q, want %q", written, how, got, want)
			}
		}
	}
}

func TestFoldKeepsLettersApart(t *testing.T) {
	for _, pair := range [][2]string{{"か", "が"}, {"कि", "की"}, {"มา", "มี"}, {"a", "а"}, {"o", "ο"}, {"王", "玉"}} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%s and %s fold to one", pair[0], pair[1])
		}
	}
}

func TestSplit(t *testing.T) {
	if got, want := strings.Join(Split("The Children’s  Board, of Ștefan (प्रिया)"), "|"), "the|childrens|board|of|stefan|प्रिया"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestWrap(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "one": "one", "one two three": "one two|  three", "onetwothree four": "onetwothree|  four", "één två tre": "één två|  tre",
		"a b c d e f g h": "a b c d|  e f g|  h",
	} {
		if got := strings.Join(Wrap(strings.Fields(text), 7, "  "), "|"); got != want {
			t.Errorf("%q is wrapped as %q, want %q", text, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Ştefan Ionescu’s")
	f.Add("\u0345\u1fb3ﬃ\u0130")
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if again := Fold(folded); utf8.ValidString(text) && again != folded {
			t.Errorf("Fold(%q) = %q, and again %q", text, folded, again)
		}
		if slug := Slug(text); Slug(slug) != slug || len(slug) > longestID {
			t.Errorf("Slug(%q) = %q", text, slug)
		}
	})
}

func TestSayNothing(t *testing.T) {
	for _, text := range []string{"", " ", ".", "…", "—", "?!", "\u00a0\u2003", "\u200b", "tbc", "TBC.", "T.B.C.",
		"t b c", "N/A", "n.a.", "(n/a)", "Ongoing …", "ОNGОING", "on-going", "ONGOING!", "See  above", "«see above»", "ｔｂｃ", "tbс", "— tbс —", "To be confirmed.",
		"none", "Nil.", "x", "XXX", "ok", "yes", "no change", "No change since last time", "No further updates.",
		"Nothing to report", "as before", "As previously reported", "see previous", "Please see previous update",
		"Same as last time", "ditto", "unchanged since the last board", "in progress", "Work in progress", "WIP",
		"This is ongoing", "Work continues.", "pending", "Update to follow", "TBC shortly", "to be agreed", "n/a – tbc",
		"see above / ongoing", "T\u200bBC", "ongo\u200cing", "t\u0336b\u0336c\u0336", "Nо сhаngе",
		"Dim diweddariad", "Dim newid.", "Parhaus", "DIM NEWID ERS Y CYFARFOD DIWETHAF", "Yn parhau", "Mae'r gwaith yn parhau.",
		"Heb newid", "Dim byd i'w adrodd", "Dim byd newydd i'w nodi", "Gweler uchod", "Fel o'r blaen", "Fel y nodwyd uchod", "I'w gadarnhau",
		"I ddilyn", "Yn mynd rhagddo", "Amherthnasol", "Ddim yn berthnasol", "Ar y gweill", "Dim", "Yr un fath", "Dim newid – parhaus"} {
		if !SayNothing(text) {
			t.Errorf("%q says something", text)
		}
	}
	for _, text := range []string{"7", "Ongoing: two posts of nine are open", "see above all the minutes", "tbc by the board of March", "No change: a team starts on 24 March",
		"No progress", "Not yet", "Not in progress", "No work is under way", "Done.", "Complete", "Agreed", "0", "120",
		"Nine filled", "On track", "Continues to plan", "To be agreed by the unions", "In progress with two teams",
		"See the audit of March", "Pending a decision of the unions", "TBC 14/3", "Да", "完了", "لا", "ไม่", "हो",
		"Dim cynnydd", "Dim newid: mae tîm yn dechrau ar 24 Mawrth", "Mae'r gwaith yn parhau gyda dau dîm", "Dim staff newydd", "Mae'r gwaith ar ben",
		"I'w gadarnhau gan y bwrdd", "Gweler archwiliad mis Mawrth", "Yn parhau tan fis Mai", "Gorffennwyd", "Dim gwaith"} {
		if SayNothing(text) {
			t.Errorf("%q says nothing", text)
		}
	}
}

func TestRepeats(t *testing.T) {
	note := "All teams report late visits since 17 February."
	for _, again := range []string{note, "ALL TEAMS REPORT LATE VISITS, SINCE 17 FEBRUARY", "Still all teams report late visits since 17 February",
		"Since 17 February, all teams again report late visits.", "All teams report late vists since 17 February", "Аll teams repоrt late visits since 17 February",
		"All teams re\u00adport late visits since 17 February"} {
		if !Repeats(note, again) {
			t.Errorf("%q is not taken for the same", again)
		}
	}
	for _, other := range []string{"All teams report late visits since 10 February.", "All teams but one report late visits since 17 February.",
		"No team reports late visits since 17 February.", "All teams report late visits since 17 February, and managers read them."} {
		if Repeats(note, other) {
			t.Errorf("%q is taken for the same", other)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, pair := range [][2]string{
		{"Cy Ward", "Су Ward"}, {"Bo Kay", "Во Kay"}, {"bo-kay", "b0-kay"}, {"bo-kay", "bо-kay"}, {"Ann Lee", "Аnn Lеe"},
		{"Bill", "BiIl"}, {"bo-kay", "bo\u200b-kay"}, {"Zoë", "Zoe"}, {"BO KAY", "ВО КАУ"}, {"Νina", "Nina"},
	} {
		if !Alike(pair[0], pair[1]) {
			t.Errorf("%q and %q do not look alike: %q, %q", pair[0], pair[1], Skeleton(pair[0]), Skeleton(pair[1]))
		}
	}
	for _, pair := range [][2]string{{"Bo Kay", "Bo Ray"}, {"lead-2", "lead-3"}, {"Ann Lee", "Anne Lee"}, {"王", "玉"}, {"Иван", "Ivan"}, {"", "a"}} {
		if Alike(pair[0], pair[1]) {
			t.Errorf("%q and %q look alike", pair[0], pair[1])
		}
	}
}

// Each note of a record is asked, some of them in many assessments: none of an ordinary
// one is copied.
func TestSayNothingCopiesNoOrdinaryNote(t *testing.T) {
	for _, note := range []string{
		"Two unions object to the standard; talks go on until 3 April, and three teams have begun.",
		"The third team starts on 24 March.", "No change in the teams.", "Work continues with three teams.",
	} {
		if n := testing.AllocsPerRun(10, func() { SayNothing(note) }); n > 0 {
			t.Errorf("%v copies of %q", n, note)
		}
	}
}
