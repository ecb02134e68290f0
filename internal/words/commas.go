package words

import "strings"

// Thousands is a number without the commas between its thousands: 1250.5 of 1,250.5. ok is
// false where a comma parts anything else, as in 84,2: who leaves that out makes it 842.
func Thousands(number string) (bare string, ok bool) {
	whole, _, _ := strings.Cut(strings.TrimPrefix(number, "-"), ".")
	parts := strings.Split(whole, ",")
	for i, part := range parts {
		if len(parts) > 1 && (!digits(part) || len(part) > 3 || i > 0 && len(part) < 3) {
			return number, false
		}
	}
	bare = strings.Replace(number, whole, strings.Join(parts, ""), 1)
	return bare, !strings.Contains(bare, ",")
}

// DecimalComma is a number with a point for its comma: 84.2 of 84,2. ok is false where the
// comma may be another, as in 1,250.
func DecimalComma(number string) (point string, ok bool) {
	whole, part, cut := strings.Cut(number, ",")
	if !cut || !digits(strings.TrimPrefix(whole, "-")) || !digits(part) || len(part) == 3 {
		return number, false
	}
	return whole + "." + part, true
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
