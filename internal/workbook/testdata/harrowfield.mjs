// Makes the workbooks of a fictional council that the tests read: as messy as
// real ones. Written by ExcelJS, a library of its own, so that reading is tried
// on more than what this program writes.
//
//   npm install exceljs@4.4.0 && node harrowfield.mjs
//   soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir office harrowfield.xlsx
//
// harrowfield-office.xlsx is the second, as LibreOffice saves the first.
import ExcelJS from "exceljs";

const day = (y, m, d) => new Date(Date.UTC(y, m - 1, d));
const rich = (text) => ({ richText: [{ text: text.slice(0, 3) }, { font: { bold: true }, text: text.slice(3) }] });
const fill = (argb) => ({ type: "pattern", pattern: "solid", fgColor: { argb } });

function plan(date1904) {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = date1904;
  book.created = book.modified = day(2025, 1, 6);
  const about = book.addWorksheet("Read me");
  about.getCell("A1").value = "This plan replaces the one of 2023.";
  const s = book.addWorksheet("Action Plan");
  s.mergeCells("A1:J1");
  s.getCell("A1").value = "Harrowfield Council: Children’s Services Improvement Plan 2024 to 2026";
  s.getCell("A2").value = "Version 3, agreed by Cabinet";
  s.getCell("I2").value = "Key: G = on plan";
  s.addRow([]);
  s.addRow(["Ref.", "Objective", "What we will do", "Success criteria", "Difference for children", "Lead officer(s)", "Timescale", "RAG", "Progress Update", "Budget"]);
  s.addRow(["Ambition 1: Leaders know what happens to children"]);
  s.mergeCells("A5:J5");
  s.addRow(["1.1", "Know the quality of practice", "a) Audit twelve cases a month.\nb) Report what\naudits find to the board.", "Audits are done.\n\nManagers act on them.",
    "I know that somebody checks.", "Priya Nair\nTom Hale", day(2024, 12, 19), "G", "Two rounds done.", 5000]);
  s.addRow(["1.2", rich("Keep social workers"), "- Pay review\n- Exit interviews", "Fewer leave.", null, "Head of Workforce & Pay", "TBC", "R", "", { formula: "J6*2", result: 10000 }]);
  s.addRow(["1.3", "Open up to scrutiny", "Report to scrutiny.", "It is open.", "Someone outside is looking.", "Priya Nair / Health and Care Partnership", "July-24\nOct-24\nJan- 25\nApr-25 .", null, null, null]);
  s.addRow(["Ambition 2: Children are seen in time"]);
  s.mergeCells("A9:J9");
  s.addRow(["2.1", "See children soon", "a) See children within a day. b) Tell families why.", "Children are safe.", "I am seen.", "Thomas\nHale", day(2025, 3, 31), "A", "Slow start.", { formula: "SUM(J6:J7)" }]);
  s.addRow([null, null, "c) Check on weekends.", null, null, null, null, null, null, null]);
  s.addRow([2.1, "Answer the phone", "Answer within five minutes.", "Calls are answered.", null, "Tom Hale", "Q2 2025/26", "G", "On plan.", null]);
  s.addRow(["Signed off 6 January 2025"]);
  s.mergeCells("E6:E7");
  s.getCell("G6").numFmt = "d-mmm";
  s.getCell("G10").numFmt = "dd/mm/yyyy";
  s.getCell("H8").fill = fill("FFFF0000");
  s.getCell("B6").note = "Ask Priya whether twelve is enough.";
  s.getColumn("J").hidden = true;
  s.getRow(4).font = { bold: true };
  const lists = book.addWorksheet("Lists", { state: "hidden" });
  lists.getCell("A1").value = "Red";
  return book;
}

await plan(false).xlsx.writeFile("harrowfield.xlsx");
await plan(true).xlsx.writeFile("harrowfield-1904.xlsx");
