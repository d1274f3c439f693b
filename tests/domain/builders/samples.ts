import type { CommandName } from '../../../shared/domain/case';
import type { Body, Steering } from '../../../stories/act';
import { minutes, opening } from '../../../stories/bodies';
import { steering, usual, usually } from '../../../stories/commands';
import { CaseFile, text } from '../../../stories/drivers/kernel/case-file';
import { called, dateIn, inProgramme, statesByPhase } from '../../../stories/drivers/kernel/states';
import { prepare } from './expected';

/** A valid body, and a case in which its command is possible. */
export interface Sample {
  readonly name: CommandName;
  readonly by: string;
  readonly file: CaseFile;
  readonly body: object;
}

/** A command with its usual body, in a case where it is possible. */
export function sampleOf(name: Steering): Sample {
  const file = prepare(statesByPhase[usual(name).in ?? 'programme'](), name);
  return { ...usually(name, file), file };
}

const sample = <K extends CommandName>(
  name: K,
  file: CaseFile,
  data: (file: CaseFile) => Body<K>,
  by = 'coordinator',
): Sample => ({ name, by, file, body: data(file) });

function conferenceOver(): CaseFile {
  const file = inProgramme();
  called(file, { startsAt: file.in('PT1H') });
  return file.pass('P1D');
}

/** Bodies with dates that the usual ones leave out. */
const more = (): readonly Sample[] => [
  sample('openCase', new CaseFile(), () =>
    opening({ paroleEligibleOn: '2033-03-01', markers: ['juvenile'], turnsAdultOn: '2032-02-29' }),
  ),
  sample('changeDates', inProgramme(), () => ({
    sentenceEndsOn: '2035-03-01',
    paroleEligibleOn: '2033-02-01',
    reasonCode: 'remission',
    reasons: text,
  })),
  sample('setMarkers', inProgramme(), () => ({ markers: ['juvenile'], turnsAdultOn: '2032-02-29', reasons: text })),
  sample('reviewObjective', inProgramme(), (file) => ({
    objectiveId: file.kase.plan?.objectives[0]?.objectiveId ?? 'none',
    standing: 'progressing',
    reasons: text,
    reviewOn: dateIn(file, 'P3M'),
  })),
  sample(
    'recordConference',
    conferenceOver(),
    (file) =>
      minutes(file.kase.conferences[0]?.conferenceId ?? 'none', ['chair'], dateIn(file, 'P6M'), {
        items: [
          {
            title: text,
            disposition: { kind: 'action', ownerId: 'teacher', dueOn: dateIn(file, 'P1M'), what: text },
          },
        ],
      }),
    'chair',
  ),
];

/** Every command; those with optional fields appear more than once. */
export function samples(): readonly Sample[] {
  return [...steering.map(sampleOf), ...more()];
}
