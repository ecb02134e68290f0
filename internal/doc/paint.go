package doc

// Paint is how a tone looks on a surface: what fills it, its edge, which keeps
// 3:1 to white where the filling does not, and letters on it. Colours are six
// hexadecimal digits.
type Paint struct{ Fill, Edge, Ink string }

// Ink is the colour of letters on white, and Grey of those that matter less, which
// keeps 4.5:1 and more.
const (
	Ink  = "0B0C0C"
	Grey = "595F66"
)

// Paint gives each tone its paint. The fillings of the ratings differ in
// lightness as well as in hue, from dark to light: complete, off track, on
// track, behind. What has ended is grey.
func (t Tone) Paint() Paint {
	switch t {
	case Complete:
		return Paint{"1D3461", "1D3461", "FFFFFF"}
	case OffTrack:
		return Paint{"B3261E", "8C1D18", "FFFFFF"}
	case OnTrack:
		return Paint{"5BAA5E", "2B6B2F", Ink}
	case Behind:
		return Paint{"FFC94D", "8A5A00", Ink}
	case Ended:
		return Paint{"C8CDD2", Grey, Ink}
	case Bad:
		return Paint{"6B1410", "6B1410", "FFFFFF"}
	}
	return Paint{"FFFFFF", Grey, Ink}
}
