import type { Programme } from './schema';

/** What each part of a definition decides: for editors (JSON Schema) and for docs/programme-definitions.md. */
export const sections: Readonly<Record<keyof Programme, string>> = {
  id: 'The name of the programme; a new version keeps it.',
  version: 'Rises with every change: what the record has once is never overwritten.',
  title: 'What people read.',
  phaseTargets: 'How long a phase may take before its owner is told that it is overdue.',
  shortSentence: 'Less time than this from admission to release compresses the targets, and flags the case.',
  gates: 'What each phase of custody waits for, in the order in which it is shown.',
  inclusionCriteria: 'What is met before a referral is accepted: all of it.',
  screenings: 'What is looked at on arrival, who owes it, and of whom only.',
  background: 'What is recorded of the person’s background, in words, before the assessment is complete.',
  taskWindows: 'How long a person has to answer, for each kind of task.',
  ladders: 'Who is reached at which share of that time; a kind without a ladder of its own has the default.',
  reassessment: 'How often the person is assessed again, by how long the programme has lasted.',
  reassessmentRules: 'When that is earlier or later: at high concern, of a juvenile, when stable.',
  housing: 'How long a decision on housing holds, its factors, the security classes, the tiers of roles.',
  segregation: 'After how many days apart from others an alarm goes off, and the limit without special reasons.',
  conferences: 'The types of conference: who must be there or report in writing, and how long it takes.',
  consent: 'The purposes that the person is asked to consent to, what a refusal stops, when to ask again.',
  incidents: 'Kinds and severities, who is told, and how soon a reassessment and a conference follow.',
  incentives: 'The kinds of incentive.',
  specialists: 'Whether a session needs a vetted specialist, and how long before it a specialist is asked.',
  preRelease: 'How long before the expected release the preparation starts, and how old the last assessment may be.',
  firstContact: 'How soon after release the first contact is due.',
  contacts: 'How often contacts follow, under supervision and in voluntary aftercare.',
  linkOutlives: 'How long a link goes on working after its task is due.',
  placeCodes: 'Neutral codes of places: all that a specialist’s mail says of where.',
  tracks: 'The strands of the work: whose it is, what comes before, what it is made of, how it is measured.',
  reasons: 'The lists of reasons that answers and commands choose from; each ends with `other`.',
  absences:
    'Whose absence a reason of `sessionNotHeld` tells; a reason that is not listed is nobody’s. Reserved: it decides nothing yet.',
  outcomes: 'The codes with which a case is closed.',
  instruments:
    'Assessments as data: items, ordered scale, evidence, who may use it. Never the text of a licensed tool.',
};
