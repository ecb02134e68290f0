// Reads calendars with ical.js, which Thunderbird reads its own with, and holds
// them to what the standard and other programs ask:
//
//   node check.mjs FILE...
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

let faults = 0;
function fault(...words) {
  console.error(...words);
  faults++;
}

// london is a clock in London as Node tells it, which has a zone database of its own.
const london = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "short", timeStyle: "short" });

function holdEvent(file, component, seen) {
  const event = new ICAL.Event(component);
  const name = `${file}: ${event.uid}`;
  if (seen.has(event.uid)) fault(name, "stands there twice");
  seen.add(event.uid);
  if (!event.summary) fault(name, "has no summary");
  if (!component.getFirstPropertyValue("dtstamp")) fault(name, "has no DTSTAMP");
  if (event.endDate.compare(event.startDate) <= 0) fault(name, `ends ${event.endDate} and begins ${event.startDate}`);
  for (const alarm of component.getAllSubcomponents("valarm")) {
    const trigger = alarm.getFirstPropertyValue("trigger");
    if (!(trigger?.toSeconds() < 0)) fault(name, `rings ${trigger}`);
  }
  if (event.startDate.isDate) return;
  const shown = london.format(event.startDate.toJSDate());
  const written = component.getFirstProperty("dtstart").toICALString().slice(-6, -2);
  if (shown.slice(-5).replace(":", "") !== written) fault(name, `begins at ${written} as written, and at ${shown} in London`);
}

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  if (/[^\r]\n/.test(text)) fault(file, "has lines that do not end in CRLF");
  for (const line of text.split("\r\n")) if (Buffer.byteLength(line) > 75) fault(file, `has a line of ${Buffer.byteLength(line)} bytes: ${line}`);
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const seen = new Set();
  calendar.getAllSubcomponents("vevent").forEach((e) => holdEvent(file, e, seen));
  if (seen.size === 0) fault(file, "has no events");
  console.log(`${file}: ${seen.size} events, ${calendar.getAllSubcomponents("vtimezone").length} time zones`);
}
process.exit(faults === 0 ? 0 : 1);
