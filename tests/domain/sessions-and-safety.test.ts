import { sessionsOf } from '../../api/cases/sessions/section';
import { sessionsShown } from '../../api/cases/sessions/response';
import { safetyOf } from '../../api/cases/safety/section';
import { safetyShown } from '../../api/cases/safety/response';
import { text, type CaseFile } from '../../stories/drivers/kernel/case-file';
import { activitiesSuspended, housed } from '../../stories/drivers/kernel/steps';
import { busy, dateIn, inProgramme, planned, released, trackId } from '../../stories/drivers/kernel/states';
import { lives } from './builders/lives';
import { seenIn, sightWith } from './builders/seen';

/** A case with a session of each ending; all are of the same track. */
function withSessions(): CaseFile {
  const file = inProgramme();
  const [held, missed, called, late] = ['P3D', 'P4D', 'P5D', 'P6D'].map((span) =>
    planned(file, { startsAt: file.in(span) }),
  );
  planned(file, { startsAt: file.in('P30D') });
  file.do('coordinator', 'cancelSession', { sessionId: called!, reasonCode: 'facility_unavailable', narrative: text });
  file.answered('session_invitation', 'accept', {}, held);
  file.until(file.in('P8D'));
  const [objective] = file.kase.plan!.objectives;
  file.answered(
    'session_report',
    'held',
    {
      engagement: 'engaged',
      observations: [{ objectiveId: objective!.objectiveId, progress: 'forward', note: text }],
      concern: 'yes',
    },
    held,
  );
  file.answered('session_report', 'not_held', { reasonCode: 'person_refused' }, missed);
  expect(file.kase.sessions.find(({ sessionId }) => sessionId === late)?.status).toBe('report_due');
  return file;
}

describe('the sessions of a case', () => {
  const file = withSessions();
  const made = sessionsOf(seenIn(file));

  it('are coming, the earliest first, or past, the latest first, each in the state that a person gave it', () => {
    expect(made.coming.map(({ status }) => status)).toEqual(['invited']);
    expect(made.past.map(({ status }) => status)).toEqual(['report_due', 'cancelled', 'not_held', 'held']);
    expect(made.past[0]).toMatchObject({ specialistId: 'psychologist', trackCode: 'psychological_counselling' });
    expect(made.timeZone).toBe('Europe/Paris');
  });

  it('have the report, what was observed, the concern, and why one was not held', () => {
    const [, cancelled, missed, held] = made.past;
    expect(held).toMatchObject({
      invitation: { answer: 'accept' },
      report: { says: expect.any(String), recorded: { by: { personId: 'psychologist' } } },
      observed: { engagement: 'engaged', observations: [{ progress: 'forward', note: 'says text' }] },
      concern: { urgent: false },
    });
    expect(held?.concern).not.toHaveProperty('outcome');
    expect(missed?.ended).toMatchObject({ reasonCode: 'person_refused' });
    expect(cancelled?.ended).toMatchObject({ reasonCode: 'facility_unavailable', says: 'says text' });
    const reviewed = file.copy();
    reviewed.answered('concern_review', 'watch');
    expect(sessionsOf(seenIn(reviewed)).past.at(-1)?.concern).toMatchObject({
      outcome: 'watch',
      says: expect.any(String),
    });
  });

  it('are counted by track with their denominator; a cancelled one is beside it', () => {
    expect(made.attendance).toEqual([
      {
        trackId: expect.any(String),
        trackCode: 'psychological_counselling',
        over: 3,
        held: 1,
        notHeld: 1,
        unreported: 1,
        cancelled: 1,
        reasons: [{ reasonCode: 'person_refused', count: 1, absence: 'person' }],
      },
    ]);
    for (const { over, held, notHeld, unreported } of made.attendance) expect(held + notHeld + unreported).toBe(over);
  });

  it('say from when they were moved and why, and what corrects their report', () => {
    const moved = inProgramme();
    const sessionId = planned(moved, { startsAt: moved.in('P9D') });
    const formerly = moved.in('P9D');
    const startsAt = moved.in('P10D');
    moved.do('coordinator', 'rescheduleSession', { sessionId, startsAt, reasonCode: 'facility_unavailable' });
    moved.do('coordinator', 'correctEntry', { entryId: moved.entryId('sessionPlanned'), correction: text });
    expect(sessionsOf(seenIn(moved)).coming[0]).toMatchObject({
      startsAt,
      moved: [{ formerly, reasonCode: 'facility_unavailable' }],
      planned: { corrections: [{ correction: 'says text' }] },
    });
  });

  it('of a series are counted, and each is there', () => {
    const serial = inProgramme();
    serial.do('coordinator', 'planSeries', {
      trackId: trackId(serial, 'psychological_counselling'),
      specialistId: 'psychologist',
      startsAt: serial.in('P20D'),
      every: 'P1W',
      count: 4,
      minutes: 50,
      placeCode: 'room_a',
    });
    const { series, coming } = sessionsOf(seenIn(serial));
    expect(series).toMatchObject([{ every: 'P1W', count: 4, held: 0, coming: 4, nextAt: serial.in('P20D') }]);
    expect(coming.map(({ status }) => status)).toEqual(['planned', 'planned', 'planned', 'planned']);
  });

  it('that the state has long forgotten are still there', () => {
    const later = file.copy();
    later.until(later.in('P400D'));
    expect(later.kase.sessions.some(({ status }) => status === 'held')).toBe(false);
    expect(sessionsOf(seenIn(later)).past.map(({ status }) => status)).toContain('held');
  });

  it('are unknown to those who see of sessions only that a concern was raised', () => {
    const { coming, past, attendance } = sessionsOf(seenIn(file, sightWith({ sessions: 'concern' })));
    expect({ coming, past, attendance }).toEqual({ coming: [], past: [], attendance: [] });
  });
});

/** Separated since today, after ordinary housing. */
function withSeparation(): CaseFile {
  const file = inProgramme();
  return housed(file, { option: 'separate', expiresOn: dateIn(file, 'P7D') });
}

describe('the safety of a case', () => {
  it('has the level of concern with who set it, and each time that it was set', () => {
    const file = inProgramme();
    file.do('assessor', 'setLevelOfConcern', { level: 'high', reasons: text });
    const { levelOfConcern, levels } = safetyOf(seenIn(file));
    expect(levelOfConcern).toMatchObject({ level: 'high', setBy: 'assessor', hasRisen: true });
    expect(levels).toMatchObject([{ level: 'high', reasons: 'says text', recorded: { by: { personId: 'assessor' } } }]);
  });

  it('has incidents with what people decided on group activities, and why', () => {
    const file = activitiesSuspended(inProgramme());
    const { incidents, activities, activitiesSuspended: now } = safetyOf(seenIn(file));
    expect(incidents).toMatchObject([{ what: 'says text', conference: { dueAt: expect.any(String) } }]);
    expect(activities).toMatchObject([{ is: 'suspended', incidentId: incidents?.[0]?.incidentId }]);
    expect(now).toMatchObject({ incidentId: incidents?.[0]?.incidentId });
  });

  it('has every decision on housing, the latest first, and days of separation', () => {
    const file = withSeparation();
    file.until(file.in('P2D'));
    const { housing, segregationDays } = safetyOf(seenIn(file));
    expect(housing?.map(({ option }) => option)).toEqual(['separate', 'dispersed']);
    expect(housing?.[0]).toMatchObject({ reasons: 'says text', factors: expect.any(Array) });
    expect(segregationDays).toBe(3);
  });

  it('has keep-apart pairs, those that ended too', () => {
    const file = inProgramme();
    file.do('coordinator', 'recordKeepApart', { otherCaseId: 'case-2', reasonCode: 'threat', reasons: text });
    const [pair] = safetyOf(seenIn(file)).keepApart ?? [];
    expect(pair).toMatchObject({ otherCaseId: 'case-2', reasonCode: 'threat', reasons: 'says text' });
    file.do('coordinator', 'endKeepApart', { pairId: pair!.pairId, reasons: text });
    expect(safetyOf(seenIn(file)).keepApart).toMatchObject([{ ended: { reasons: 'says text' } }]);
  });

  it('has challenges with the decision of their reviewer', () => {
    const file = inProgramme();
    file.do('coordinator', 'recordChallenge', { of: 'classification', grounds: text, reviewerId: 'independent' });
    expect(safetyOf(seenIn(file)).challenges).toMatchObject([{ of: 'classification', reviewerId: 'independent' }]);
    file.answered('challenge_review', 'dismiss');
    expect(safetyOf(seenIn(file)).challenges).toMatchObject([
      { decided: { decision: 'dismissed', says: expect.any(String) } },
    ]);
  });

  it('has of restricted entries that they are there, and never what they say, also for those who read them', () => {
    const file = busy();
    for (const intelligence of ['full', 'exists'] as const) {
      const { restricted } = safetyOf(seenIn(file, sightWith({ intelligence })));
      expect(JSON.stringify(restricted)).not.toContain('says');
      expect(restricted?.entries.length).toBe(file.kase.intelligence.entries);
    }
    expect(safetyOf(seenIn(file, sightWith({ intelligence: 'none' })))).not.toHaveProperty('restricted');
  });

  it('leaves out what its reader does not see', () => {
    const file = busy();
    const police = safetyOf(seenIn(file, sightWith({ assessment: 'summary', sessions: 'concern' })));
    expect(police).not.toHaveProperty('levelOfConcern');
    expect(police.levels).toEqual([]);
    const partner = safetyOf(seenIn(file, sightWith({ identity: 'alias', incidents: 'exists' })));
    for (const part of ['incidents', 'keepApart', 'housing', 'riskPlan', 'challenges', 'segregationDays', 'timeZone'])
      expect(partner).not.toHaveProperty(part);
  });
});

it('both are what they describe, in every life of a case', () => {
  for (const file of [...lives(3, 20).map((life) => life.file), released(), busy()]) {
    const seen = seenIn(file);
    sessionsShown.parse(sessionsOf(seen));
    safetyShown.parse(safetyOf(seen));
  }
});
