package jsonschema

import "improve/internal/schema"

// Years run from 1900 to 2199, as in programme.ParseDate.
const firstYear, lastYear = 1900, 2199

// The patterns hold for texts. Tests hold them to what reads the files.
const (
	year  = `(19|20|21)[0-9][0-9]`
	month = `(0[1-9]|1[0-2])`
	day   = year + `-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|` + year + `-(0[469]|11)-(0[1-9]|[12][0-9]|30)|` +
		year + `-02-(0[1-9]|1[0-9]|2[0-8])|` + leapDay
	leapDay = `((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29`

	idPattern = `^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$`
)

func pattern(kind schema.Kind) string {
	switch kind {
	case schema.KindID:
		return idPattern
	case schema.KindDay:
		return `^(` + day + `)$`
	case schema.KindDate:
		return `^(` + year + `-` + month + `|` + day + `)$`
	case schema.KindFingerprint:
		return `^[0-9a-f]{6}-[0-9a-f]{6}-[0-9a-f]{6}$`
	case schema.KindPeriod:
		return `^` + year + `(-` + month + `|-Q[1-4])?$`
	case schema.KindNumber:
		return `^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$`
	case schema.KindWhole:
		return `^[+]?[0-9]+([.]0*)?([eE][+]?[0-9]+)?$`
	}
	return `\S`
}

// remedy says what to write, in the words of `improve validate`.
func remedy(kind schema.Kind) string {
	switch kind {
	case schema.KindID:
		return "use letters, digits, dots and hyphens only, such as early-help-1"
	case schema.KindDay:
		return "write a day as 2019-12-31"
	case schema.KindDate:
		return "write a month as 2019-12 or a day as 2019-12-31"
	case schema.KindFingerprint:
		return "put back what improve minutes wrote, such as 9f2c1a-04ab33-77e1d0, or delete the line"
	case schema.KindPeriod:
		return "write a month as 2020-01, a quarter as 2020-Q1 or a year as 2020"
	case schema.KindNumber:
		return "write digits only, such as 84.2"
	}
	return "write one value, a text"
}
