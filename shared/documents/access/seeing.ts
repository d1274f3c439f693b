import { type Compartment, compartments, isRestricted } from '../../domain/compartments';
import { accountRoles, caseFunctions, disciplines } from '../../domain/vocabulary';
import { columnOfDiscipline, columnOfFunction, columnOfRole, matrix, viewers, type Viewer } from '../../policy/matrix';
import { meaningOf, views, words, type CellWord } from '../../policy/views';
import { bold, spoken, table } from '../markdown';

const titles: Readonly<Record<Viewer, string>> = {
  coordinator: 'coordinator',
  facility_manager: 'facility manager',
  psychologist: 'psychologist, health',
  partner: 'scholar, former, community, family, employment',
  teacher: 'teacher',
  advocate: "victims' advocate",
  police: 'police',
  custodian: 'custodian of intelligence',
  probation: 'probation, aftercare',
  manager: 'programme manager',
  auditor: 'auditor, data-protection officer',
};

const contents: Readonly<Record<Compartment, string>> = {
  identity: 'who the person is, the phase and its dates, housing, plan, release, who does what',
  assessment: 'screening, assessments and what they found',
  therapeutic: 'therapeutic notes',
  sessions: 'sessions, invitations, reports, what was said of contacts',
  incidents: 'incidents',
  intelligence: 'sealed intelligence',
  victims: 'victims',
  protection: 'protection plans, addresses',
  incentives: 'incentives',
};

/** The matrix, and the meaning of its words. */
export function matrixSection(): readonly string[] {
  const used = new Set<CellWord>(Object.values(matrix).flatMap((row) => Object.values(row)));
  return [
    '## The table',
    '',
    'What is kept of a case lies in nine compartments. Each row is one, each column somebody who stands to the case in a',
    'certain way. Whoever is in several columns sees the most that any of them shows.',
    '',
    ...table(
      ['compartment', ...viewers.map((viewer) => titles[viewer])],
      compartments.map((name) => [bold(name), ...viewers.map((viewer) => matrix[name][viewer])]),
    ),
    ...table(
      ['compartment', 'holds', 'in the record'],
      compartments.map((name) => [
        bold(name),
        contents[name],
        isRestricted(name)
          ? 'restricted: sealed with the kind of each entry'
          : 'sealed; the kind of an entry is in clear',
      ]),
    ),
    ...table(
      ['word', 'means: whoever is in the column', 'once cleared'],
      (Object.keys(words) as CellWord[])
        .filter((word) => used.has(word))
        .map((word) => {
          const row = words[word];
          return [bold(word), `${row.says} (\`${row.see}\`)`, 'cleared' in row ? `\`${row.cleared}\`` : ''];
        }),
    ),
    'An answer of the API says under `views` how much of each compartment its reader sees:',
    '',
    ...table(
      ['view', 'shows'],
      views.map((view) => [`\`${view}\``, meaningOf[view]]),
    ),
  ];
}

/** The people of each column. */
export function columnSection(): readonly string[] {
  const ways = (viewer: Viewer): readonly string[] => [
    caseFunctions
      .filter((held) => columnOfFunction[held] === viewer)
      .map(spoken)
      .join(', '),
    disciplines
      .filter((each) => columnOfDiscipline[each] === viewer)
      .map(spoken)
      .join(', '),
    accountRoles
      .filter((role) => columnOfRole[role]?.column === viewer)
      .map(
        (role) =>
          `${spoken(role)} (${columnOfRole[role]?.over === 'programme' ? 'every case' : 'cases of the own agency'})`,
      )
      .join(', '),
  ];
  return [
    '## Who is in which column',
    '',
    'A function counts for the case in which it is held. A discipline counts in cases that the person is part of: by a',
    'function, or by a task that they are or were asked. An account role counts for the cases within its reach. To whoever',
    'is part of a case by none of these, the case does not exist: asking for it gives the same answer as a case that never was.',
    '',
    ...table(
      ['column', 'by function', 'by discipline', 'by account role'],
      viewers.map((viewer) => [titles[viewer], ...ways(viewer)]),
    ),
    `Account roles that open no case: ${accountRoles
      .filter((role) => columnOfRole[role] === null)
      .map(spoken)
      .join(', ')}.`,
    '',
  ];
}

/** Further conditions of a grant. */
export function conditionSection(): readonly string[] {
  const clearable = compartments.flatMap((name) => {
    const who = viewers.filter((viewer) => 'cleared' in words[matrix[name][viewer]]);
    return who.length > 0 ? [[bold(name), who.map((viewer) => titles[viewer]).join('; ')]] : [];
  });
  return [
    '## Conditions',
    '',
    '- **Agency**: the coordinator role reaches the cases that its holder’s agency coordinates, and no other agency’s.',
    '- **Part of the case**: every function and every task makes part of it; a task that passes to somebody else ends that.',
    '- **Functions**: that somebody is the advocate or the custodian of a case is seen by those to whom victims or',
    '  intelligence are there at all; other functions by whoever sees how the case goes.',
    '- **Facility**: a facility manager or duty officer is appointed in each case. The directory does not say which facility a',
    '  person runs, so nobody sees a case merely because it is held in theirs: this is not built.',
    '- **Region**: the directory has no regions: this is not built.',
    '- **Clearance**: granted to one person for one compartment of one case, and only to whom the table promises it. There is',
    '  no command that grants one yet, so nobody is cleared for anything.',
    '- **Break-glass** (opening a compartment for a stated reason) is not built.',
    '',
    ...table(['compartment', 'who may be cleared for it'], clearable),
    'What is derived follows what is seen: whether a case is overdue, what is due next, what its gate lacks, totals, the order',
    'of a list and where its pages end are made of visible compartments only. Events are numbered as their reader sees them.',
    '',
  ];
}
