import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Phase, phaseNames } from '../../shared/domain/path/phases';
import type { CaseState } from '../../shared/domain/case';
import { plus } from '../../shared/domain/time';
import { previewMove } from '../../shared/programme/preview';
import { exampleCase } from '../../shared/programme/preview/example';
import { previewLines } from '../../shared/programme/preview/print';
import { programmeSchema, type Programme } from '../../shared/programme/schema';
import { paris } from '../../stories/programmes';

const read = (path: string): Programme => programmeSchema.parse(parse(readFileSync(join(__dirname, path), 'utf8')));
const standard = read('../../programmes/standard/programme.yaml');
const youth = read('../../programmes/youth/programme.yaml');
const before = read('../fixtures/programmes/standard-1.0.0.yaml');

const now = '2031-03-03T08:00:00.000Z';
const later = (duration: string): string => plus(now, duration, paris);
const example = (phase: Phase, programme = standard): CaseState =>
  exampleCase(phase, { programme, calendar: paris, now });
const preview = (kase: CaseState, to: Programme, from = standard) =>
  previewMove(kase, from, to, { now, calendar: paris });

const nothing = { dates: [], tasks: [], gates: [], missing: { added: [], removed: [] }, misfits: [] };

describe.each(phaseNames)('an example case in %s', (phase) => {
  it('is in that phase', () => {
    expect(example(phase).phase).toBe(phase);
  });

  it('would not change under the definition that it has', () => {
    expect(preview(example(phase), standard)).toEqual(nothing);
    expect(previewLines(example(phase), preview(example(phase), standard))).toEqual([
      `EXAMPLE, ${phase}: nothing would change`,
    ]);
  });
});

describe('a move', () => {
  it('moves the target of the phase, also one that has passed', () => {
    const to = { ...standard, phaseTargets: { ...standard.phaseTargets, intake: 'PT24H' } };
    const moved = { what: 'phaseTargetPassed', from: later('PT72H'), to: later('PT24H') };
    expect(preview(example('intake'), to)).toEqual({ ...nothing, dates: [moved] });
    expect(preview({ ...example('intake'), phaseTargetPassed: true }, to).dates).toEqual([moved]);
  });

  it('moves the next reassessment, the new offer of consent and the start of the preparation', () => {
    const to: Programme = {
      ...standard,
      reassessment: [{ until: null, every: 'P1M' }],
      consent: { ...standard.consent, offerAgainAfter: 'P30D' },
      preRelease: { ...standard.preRelease, startsBefore: 'P6M' },
    };
    const { dates } = preview(example('programme'), to);
    expect(dates).toContainEqual({ what: 'reassessmentFellDue', from: later('P3M'), to: later('P1M') });
    for (const about of ['programme_participation', 'family_contact', 'information_sharing'])
      expect(dates).toContainEqual({ what: 'consentOfferFellDue', about, from: later('P90D'), to: later('P30D') });
    // The first moment of the day at the facility, in summer and in winter.
    expect(dates).toContainEqual({
      what: 'preReleaseFellDue',
      from: '2033-03-02T23:00:00.000Z',
      to: '2033-09-02T22:00:00.000Z',
    });
  });

  it('counts an open task by the window of the target, with every rung that is left', () => {
    const to: Programme = {
      ...standard,
      taskWindows: { ...standard.taskWindows, assessment: 'P30D' },
      ladders: { ...standard.ladders, assessment: [{ at: 1, to: 'chair' }] },
    };
    expect(preview(example('assessing'), to)).toEqual({
      ...nothing,
      tasks: [
        {
          taskId: 'assessment',
          kind: 'assessment',
          about: 'assessment',
          dueAt: { from: later('P60D'), to: later('P30D') },
          rungs: {
            from: [
              { at: expect.any(String), to: 'assignee' },
              { at: expect.any(String), to: 'assignee' },
              { at: later('P60D'), to: 'lead_coordinator' },
            ],
            to: [{ at: later('P30D'), to: 'chair' }],
          },
        },
      ],
    });
  });

  it('leaves a due time that a date has set, and takes the one that is over before', () => {
    const kase = example('assessing');
    const dueAt = later('P20D');
    const set = { ...kase, tasks: { assessment: { ...kase.tasks['assessment']!, dueAt } } };
    const windows = (assessment: string): Programme => ({
      ...standard,
      taskWindows: { ...standard.taskWindows, assessment },
    });
    expect(preview(set, windows('P30D')).tasks).toEqual([]);
    expect(preview(set, windows('P10D')).tasks.map((task) => task.dueAt)).toEqual([{ from: dueAt, to: later('P10D') }]);
  });

  it('asks nobody for a session after it has begun', () => {
    const to = { ...standard, taskWindows: { ...standard.taskWindows, session_invitation: 'P1Y' } };
    const startsAt = later('P30D');
    expect(preview(example('programme'), to).tasks.map((task) => task.dueAt.to)).toEqual([startsAt]);
  });

  it('says of each gate ahead what it would wait for, and of the present one who would owe it', () => {
    const { gates, missing } = preview(example('planning', before), standard, before);
    expect(gates).toEqual([
      { phase: 'planning', added: missing.added.map(({ code }) => code), removed: [] },
      { phase: 'pre_release', added: ['intelligence_attestation'], removed: [] },
    ]);
    expect(missing.removed).toEqual([]);
    expect(missing.added.map(({ code }) => code)).toEqual([
      'quorum_psychologist',
      'quorum_prison',
      'quorum_probation',
      'risk_plan',
      'plan_agreement',
      'consent_offer_programme_participation',
      'consent_offer_family_contact',
      'consent_offer_information_sharing',
    ]);
    const back = preview(example('planning'), before);
    expect(back.missing.removed.map(({ code }) => code)).toEqual(missing.added.map(({ code }) => code));
    expect(back.missing.added).toEqual([]);
  });

  it('says of a discipline that a quorum gains, long before its gate', () => {
    const { plan } = standard.conferences;
    const to = {
      ...standard,
      conferences: { ...standard.conferences, plan: { minutes: 90, quorum: [...plan!.quorum, 'teacher' as const] } },
    };
    const gates = [{ phase: 'planning', added: ['quorum_teacher'], removed: [] }];
    expect(preview(example('referred'), to)).toEqual({ ...nothing, gates });
    expect(preview(example('programme'), to)).toEqual(nothing);
  });

  it('asks of nobody what only a marker asks for', () => {
    const screenings = standard.screenings.filter(({ code }) => code !== 'trauma');
    expect(preview(example('intake'), { ...standard, screenings })).toEqual(nothing);
    const returnee: CaseState = { ...example('intake'), markers: ['returnee'] };
    expect(preview(returnee, { ...standard, screenings }).gates).toEqual([
      { phase: 'intake', added: [], removed: ['screening_trauma'] },
    ]);
  });

  it('names what the target does not know: tracks, their sessions, instruments, purposes, housing', () => {
    const lost = { ...standard, tracks: standard.tracks.filter(({ code }) => code !== 'community_links') };
    expect(preview(example('programme'), lost).misfits).toEqual([
      { what: 'track', code: 'community_links' },
      { what: 'session', code: 'community_links', about: 'session' },
    ]);
    expect(preview(example('assessing'), youth).misfits).toEqual([
      { what: 'assessment', code: 'demonstration', about: 'assessment' },
    ]);
    const strict: Programme = {
      ...standard,
      consent: { ...standard.consent, purposes: [] },
      housing: { ...standard.housing, reviewAtMost: 'P1M', securityClasses: ['closed'] },
    };
    expect(preview(example('programme'), strict).misfits).toEqual([
      { what: 'consent', code: 'programme_participation' },
      { what: 'consent', code: 'family_contact' },
      { what: 'consent', code: 'information_sharing' },
      { what: 'housing', code: 'open' },
      { what: 'housing', code: 'review_too_late' },
    ]);
  });

  it('changes nothing', () => {
    const kase = example('programme');
    const copy = JSON.stringify(kase);
    preview(kase, youth);
    expect(JSON.stringify(kase)).toBe(copy);
  });

  it('is shown in codes and times', () => {
    const to = { ...standard, phaseTargets: { ...standard.phaseTargets, planning: 'P7D' } };
    expect(previewLines(example('planning'), preview(example('planning'), to))).toEqual([
      'EXAMPLE, planning',
      '  dates',
      '    phaseTargetPassed: 2031-04-02T07:00:00Z -> 2031-03-10T08:00:00Z',
    ]);
  });
});
