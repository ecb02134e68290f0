package storetest

// Full is a record, as an archive, with every key of every file and each form that a value
// can take.
const Full = `
-- plan/programme.yaml --
# A made-up programme.
name: Improvement programme
organisation: "Borough: Council"
as_at: 2020-02-25
timezone: Europe/London
adopted: {date: 2019-09-30, from: The plan of 2018}
policy: {cycle_days: 42, grace_days: 7, escalate_after_days: 42, papers_days: 7, small_numbers: 5, signed: true}
groups:
  - id: board
    name: Improvement Board
    chair: Independent chair
    purpose: Drives the plan
    assurance: The four levels
    members: [Chair, 'Leader''s deputy']
    meetings: [2019-10-22, 2020-02-25]
    board: {from: 2019-05, to: 2023-06-30}
    reports_to: board
    ambitions: [1]
    note: A note.
    restricted: {reason: Names, until: 2021-01}
    waive: [{rule: a/b, until: 2020-06-30, reason: Because}]
pauses:
  - {from: 2020-03-31, to: 2020-09-14, reason: The pandemic}
events:
  - {id: v, date: 2019-05-08, kind: visit, title: Inspection, text: More, focus: [s-1], documents: [d], note: n, restricted: {reason: r}}
  - {date: 2019-05-08, kind: visit, title: Another}
plans:
  - {id: plan-2019, title: Improvement Plan, version: "5.8", published: 2019-08, note: n, restricted: {reason: r}}
  - {id: plan-2023, title: Next, follows: plan-2019, ended: {date: 2023-06, note: n}}
documents:
  - {id: d, title: The letter, file: "https://example.org/letter.pdf", date: 2019-06, note: n, restricted: {reason: r}}
principles:
  - {id: p1, title: Listen, text: To children, date: 2019-09, note: n, restricted: {reason: r}}
stages:
  - {id: responding, title: Responding, text: First, date: 2019-09, note: n, restricted: {reason: r}}
assurance:
  - {level: 1, title: Tasks, text: Done, report: Highlights, note: n, restricted: {reason: r}}
note: Of the whole.
restricted: {reason: Draft}
waive:
  - rule: a/b
    until: 2020-06-30
    reason: Because
-- plan/people.yaml --
people:
  - {id: ann, name: Ann Example, role: Head, kind: person, public: true, outside: true, left: 2020-03, git: [ann@example.org], also: [A. Example], note: n, restricted: {reason: r}}
  - id: masa
    kind: body
-- plan/findings.yaml --
sources:
  - {id: s, title: Report, published: 2019-05-08, judgement: inadequate, reviews: [2019-11, 2020-05-01], lifted: 2023-02, note: n, restricted: {reason: r}}
findings:
  - {id: s-1, source: s, kind: area, title: Plans, text: Late, note: n, restricted: {reason: r}, waive: []}
-- plan/priorities.yaml --
priorities:
  - {id: 1, title: Leading, pledges: [We will], success: {medium: [a], long: [b]}, note: n, restricted: {reason: r}}
success: {medium: [c], long: [d]}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: >-
  Leaders and managers
  know practice
short: Leadership
lead: ann
note: Of the ambition.
restricted: {reason: r}
waive: []
tasks:
  - id: 1.1
    title: Create the board
    plan: plan-2019
    priority: 1
    stage: responding
    findings: [s-1]
    leads: [ann, masa]
    target: [2019-07, 2019-12-31]
    activities:
      a: Meet.
      b: {text: Agree, target: 2019-08, lead: ann}
      c:
        text: |
          Publish
          it
        lead: [ann, masa]
    outcomes:
      - Children are heard.
      - "Partners: know"
    for_children: I am heard.
    measures: [m]
    risks: [r]
    continues: 1.10
    note: n
    restricted: {reason: r}
    waive: [{rule: a/b, until: 2020-06-30, reason: Because}]

  - id: 1.10
    title: No letters
    target: 2020-01
    activities:
      - One.
      - {text: Two.}
    for_children: [Mine., Yours.]
-- plan/measures.yaml --
measures:
  - {id: m, title: In time, unit: "%", polarity: higher, target: 90, tolerance: 5, every: month, baseline: {period: 2019-03, value: 61.0}, overlaps: 3, season: 12, group: children-in-care, ambition: 1, counts: true, note: n, restricted: {reason: r}, waive: []}
-- plan/risks.yaml --
risks:
  - id: r
    title: Too few
    kind: risk
    cause: Pay
    event: They leave
    consequence: Change
    ambition: 1
    owner: ann
    inherent: {likelihood: 5, impact: 4}
    target: {likelihood: 2, impact: 4}
    appetite: 8
    controls: [Payments]
    actions: [{text: Recruit, owner: ann, due: 2020-03-31}]
    review: 2020-03-31
    note: n
    restricted: {reason: r}
    waive: []
-- plan/glossary.yaml --
terms:
  - {term: BRAG, meaning: The ratings}
-- updates/2020-02-25-board.yaml --
date: 2020-02-25
meeting: board
title: Update
posted: 2020-03-17
by: ann
adopted: true
present: [ann, Chair]
apologies: [masa]
agrees: [2020-01-14]
note: Of the update.
restricted: {reason: r}
positions:
  - {of: programme, rating: G, words: On track, by: ann, note: n, restricted: {reason: r}}
sections:
  - {heading: Spotlight, text: Said, kind: spotlight, ambitions: [1], note: n, restricted: {reason: r}}
decisions:
  - text: Agreed
    ambition: 1
    permits:
      - {change: task 1.1, key: leads, from: ann, to: [ann, masa]}
      - {drop: finding s-9}
      - {end: plan plan-2019}
    note: n
    restricted: {reason: r}
recommendations:
  - {id: s-2020.1, text: Look again, to: ann, note: n, restricted: {reason: r}}
answers:
  s-2020.1: {accepted: true, answer: We will, due: 2020-06, note: n, restricted: {reason: r}}
documents: [d]
actions:
  - {id: 2020-02-25.1, text: Circulate, owner: ann, due: 2020-03-31, note: n, restricted: {reason: r}}
actions_done: [2020-01-14.2]
next_meeting: {date: 2020-03-31, time: "10:00-12:30"}
ambitions:
  1: {summary: Well, achieved: [a], next: [b], ask: c, note: n, restricted: {reason: r}}
progress:
  1.1:
    rating: R
    note: Late.
    done: [a, c]
    met: [2019-07]
    forecast: 2020-03
    recovery: More
    escalation: {to: board, ask: Posts, by: 2020-03-31}
    evidence: [Audit]
    confirmed_by: masa
    retarget: {to: 2020-03, from: 2019-12-31, reason: Agreed}
    end: {as: on-hold, into: 1.10, until: 2020-09, reason: Agreed}
    verified: {by: masa, date: 2020-02-20, result: agree, sample: 12}
    restricted: {reason: r}
  1.10: {rating: G, note: On track.}
measures:
  m: {period: 2020-01, value: 84.2, numerator: 160, denominator: 190, statistical_neighbours: 82.0, region: 80.1, england: 83.0, rank: 7/23, note: n, restricted: {reason: r}}
rebase:
  m: {from: 2020-01, reason: Agreed, note: n, restricted: {reason: r}}
risks:
  r: {likelihood: 4, impact: 4, status: open, note: n, restricted: {reason: r}}
impact:
  1.1: {difference: some, source: {kind: audit, sample: 20}, note: n, restricted: {reason: r}}
  1.10: {difference: none, source: audit}
findings:
  s-1: {state: met, since: 2020-01, evidence: [Audit], confirmed_by: ann, note: n, restricted: {reason: r}}
voices:
  1.1: [{says: I am heard., verdict: not-yet, by: masa, note: n, restricted: {reason: r}}]
visits:
  v: {s-1: {verdict: better, note: n, restricted: {reason: r}}}
seen:
  tasks: {1.1: 9f2c1a-04ab33-77e1d0}
  ratings: {1.1: 9f2c1a-04ab33-77e1d0}
  findings: {s-1: 9f2c1a-04ab33-77e1d0}
  measures: {m: 9f2c1a-04ab33-77e1d0}
  risks: {r: 9f2c1a-04ab33-77e1d0}
`
