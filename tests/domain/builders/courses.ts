import type { Programme } from '../../../shared/programme/schema';
import type { CaseFile } from '../../../stories/drivers/kernel/case-file';
import { inProgramme } from '../../../stories/drivers/kernel/states';
import { standard } from '../../../stories/programmes';

type TrackDefinition = Programme['tracks'][number];

const usual = {
  voluntary: false,
  group: false,
  presumesGuilt: false,
  requires: [],
  modules: [],
  measures: [],
};

const counselling: TrackDefinition = {
  ...usual,
  code: 'psychological_counselling',
  title: 'Psychological counselling',
  discipline: 'psychologist',
  measures: [{ code: 'distress', scale: ['severe', 'moderate', 'mild'] }],
};
const dialogue: TrackDefinition = {
  ...usual,
  code: 'religious_dialogue',
  title: 'Dialogue on religion',
  discipline: 'scholar',
  voluntary: true,
};
const education: TrackDefinition = {
  ...usual,
  code: 'basic_education',
  title: 'Basic education',
  discipline: 'teacher',
  group: true,
  modules: ['reading', 'writing'],
};

/** A programme whose tracks differ: counselling is owed, dialogue voluntary, education in a group. */
export function courses(
  changes: Readonly<Record<string, Partial<TrackDefinition>>> = {},
  others: Partial<Programme> = {},
): Programme {
  return {
    ...standard,
    tracks: [counselling, dialogue, education].map((track) => ({ ...track, ...changes[track.code] })),
    consent: {
      purposes: [
        { code: 'programme_participation', stops: 'voluntary_sessions' },
        { code: 'information_sharing', stops: 'nothing' },
      ],
      offerAgainAfter: 'P90D',
    },
    specialists: { vettingRequired: false, inviteBefore: 'P14D' },
    absences: { person_absent: 'person', specialist_absent: 'specialist', facility_cancelled: 'facility' },
    ...others,
  };
}

/** In the programme, with a plan of the three courses and the person's consent. */
export function enrolled(programme: Programme = courses()): CaseFile {
  return inProgramme({ programme });
}
