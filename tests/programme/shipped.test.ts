import { join } from 'node:path';
import { caseFunctions, disciplines } from '../../shared/domain/vocabulary';
import { readDefinitions } from '../../shared/programme/loader';
import type { Programme } from '../../shared/programme/schema';
import { people } from '../../local/people';

const folder = join(__dirname, '../../programmes');
let shipped: ReadonlyMap<string, Programme>;

beforeAll(async () => {
  const { programmes, problems } = await readDefinitions(folder);
  expect(problems).toEqual([]);
  shipped = new Map(programmes.map(({ programme }) => [programme.id, programme]));
});

it('are standard, demo and youth, each in its version', () => {
  const versions = [...shipped.values()].map(({ id, version }) => `${id} ${version}`);
  expect(versions).toEqual(['demo 2.0.0', 'standard 2.0.0', 'youth 1.0.0']);
});

describe.each(['standard', 'demo', 'youth'])('the programme %s', (id) => {
  const programme = (): Programme => shipped.get(id)!;

  it('ends every list of reasons with another reason', () => {
    for (const [list, codes] of Object.entries(programme().reasons))
      expect([list, codes.at(-1)]).toEqual([list, 'other']);
  });

  it('asks at its gates for everything that the path asks for', () => {
    expect(programme().gates).toEqual({
      referred: ['referral_acceptance'],
      intake: ['screening'],
      assessing: ['baseline', 'background', 'person_comment'],
      classifying: ['classification'],
      planning: ['plan', 'quorum', 'risk_plan', 'plan_agreement', 'consent_offer'],
      programme: ['programme_completion'],
      pre_release: ['confirmations', 'final_assessment', 'intelligence_attestation'],
    });
  });

  it('has for each kind of conference a quorum that the people of the demonstration fill', () => {
    const present = new Set(people.flatMap((person) => person.disciplines));
    const types = Object.entries(programme().conferences);
    expect(types.map(([type]) => type)).toEqual(
      expect.arrayContaining(['plan', 'review', 'incident', 'challenge', 'transition', 'pre_release']),
    );
    for (const [type, { quorum }] of types) {
      expect([type, quorum.length]).not.toEqual([type, 0]);
      expect(quorum.filter((discipline) => !present.has(discipline))).toEqual([]);
    }
  });

  it('screens every arrival on the six first matters, and more where a marker says so', () => {
    const screenings = programme().screenings;
    const ofAll = screenings.filter(({ of }) => of.length === 0).map(({ code }) => code);
    expect(ofAll).toEqual(
      expect.arrayContaining(['health', 'self_harm', 'safety', 'language', 'vulnerability', 'separation']),
    );
    expect(new Set(screenings.flatMap(({ of }) => of))).toEqual(
      new Set(id === 'youth' ? ['woman', 'returnee'] : ['woman', 'returnee', 'juvenile']),
    );
    // The functions that the policy lets record a screening.
    expect(screenings.filter(({ owedBy }) => !['duty_officer', 'health_lead'].includes(owedBy))).toEqual([]);
  });

  it('stops voluntary sessions only, and on one purpose only', () => {
    const stopping = programme().consent.purposes.filter(({ stops }) => stops !== 'nothing');
    expect(stopping).toEqual([{ code: 'programme_participation', stops: 'voluntary_sessions' }]);
    expect(programme().tracks.some(({ voluntary }) => voluntary)).toBe(true);
    expect(programme().tracks.some(({ voluntary }) => !voluntary)).toBe(true);
  });

  it('ships no validated instrument, and none that the person alone could answer', () => {
    for (const { validated, sourcesRequired, evidenceRequired } of programme().instruments)
      expect({ validated, sourcesRequired, evidenceRequired }).toEqual({
        validated: false,
        sourcesRequired: 2,
        evidenceRequired: true,
      });
  });
});

it('offers in the standard programme work for every discipline of the mission', () => {
  const disciplinesOfTracks = new Set(shipped.get('standard')!.tracks.map(({ discipline }) => discipline));
  const notOfTracks = ['probation', 'health', 'prison', 'aftercare'];
  expect(disciplines.filter((each) => !disciplinesOfTracks.has(each))).toEqual(notOfTracks);
});

it('takes nothing for granted of a juvenile, and looks again every two months', () => {
  const youth = shipped.get('youth')!;
  expect([...youth.tracks, ...youth.instruments].filter(({ presumesGuilt }) => presumesGuilt)).toEqual([]);
  expect(youth.reassessmentRules.juvenile).toBe('P2M');
  expect(youth.inclusionCriteria).toEqual(expect.arrayContaining(['guardian_informed', 'lawyer_appointed']));
});

it('runs the demonstration through the same path as the standard, only faster', () => {
  const { standard, demo } = { standard: shipped.get('standard')!, demo: shipped.get('demo')! };
  const paced = [
    'phaseTargets',
    'taskWindows',
    'reassessment',
    'reassessmentRules',
    'firstContact',
    'contacts',
    'linkOutlives',
    'consent',
    'incidents',
    'id',
    'title',
  ];
  const differing = (Object.keys(standard) as (keyof Programme)[]).filter(
    (part) => JSON.stringify(standard[part]) !== JSON.stringify(demo[part]),
  );
  expect(differing.toSorted()).toEqual(paced.toSorted());
  expect(demo.consent.purposes).toEqual(standard.consent.purposes);
  expect(caseFunctions).toEqual(expect.arrayContaining(standard.incidents.notify as string[]));
});
