import type { CommandData } from '../../shared/domain/case';
import type { Programme } from '../../shared/programme/schema';
import { confirmers } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { decided, inProgramme, referred, releaseDecision } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

const waitingFor = (...pre_release: Programme['gates']['pre_release']): Programme => ({
  ...standard,
  gates: { ...standard.gates, pre_release },
});
const programme = waitingFor('confirmations', 'final_assessment', 'intelligence_attestation');
const unasked = waitingFor('confirmations', 'final_assessment');
const custodian = { function: 'custodian', personId: 'police_officer' } as const;
const sealed = { what: text };

/** Nobody is custodian yet. */
const unattended = (): CaseFile => {
  const file = inProgramme();
  const { custodian: _nobody, ...functions } = file.kase.functions;
  return Object.assign(file, { programme, folded: { ...file.kase, functions } });
};
/** With a custodian, from before the preparation of the release. */
const inCustody = (): CaseFile => unattended().do('coordinator', 'appoint', custodian);
const preparing = (): CaseFile => inCustody().do('coordinator', 'startPreRelease', { reasons: text });
const owed = (file: CaseFile) => file.missing.filter(({ code }) => code === 'intelligence_attestation');

describe('a sealed entry', () => {
  it('is counted, with its custodian and its time, and asks nobody anything', () => {
    const file = inCustody();
    const before = file.log.length;
    file.do('police_officer', 'recordRestrictedEntry', sealed).do('police_officer', 'recordRestrictedEntry', sealed);
    expect(file.happenedSince(before)).toEqual(['restrictedEntryMade', 'restrictedEntryMade']);
    expect(file.kase.intelligence).toEqual({
      entries: 2,
      custodianId: 'police_officer',
      lastAt: file.now,
      attestedAt: null,
      attestedBy: null,
    });
    expect([file.kase.reassessmentRequired, file.kase.conferenceDue]).toEqual([null, null]);
  });

  it('wants a custodian', () => {
    expect(unattended().try('police_officer', 'recordRestrictedEntry', sealed)).toEqual({
      code: 'custodian_missing',
    });
  });

  it('is made in custody only, and while the case is suspended too', () => {
    for (const file of [referred(), decided('parole', { programme: unasked }).pass('P60D')])
      expect(file.try('police_officer', 'recordRestrictedEntry', sealed)).toMatchObject({
        code: 'not_allowed_in_phase',
      });
    const file = inCustody().do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    expect(file.try('police_officer', 'recordRestrictedEntry', sealed)).toBeNull();
  });

  it('was not made in the future', () => {
    const file = inCustody();
    expect(file.try('police_officer', 'recordRestrictedEntry', sealed, file.in('PT1S'))).toEqual({
      code: 'occurred_in_future',
      path: 'occurredAt',
    });
  });
});

describe('the attestation', () => {
  it('is owed by every gate of release, whether or not anything is sealed', () => {
    const nothing = preparing();
    const something = inCustody()
      .do('police_officer', 'recordRestrictedEntry', sealed)
      .do('coordinator', 'startPreRelease', { reasons: text });
    for (const file of [nothing, something]) {
      expect(owed(file)).toEqual([
        { code: 'intelligence_attestation', owedBy: { function: 'custodian', personId: 'police_officer' } },
      ]);
      expect(file.task('intelligence_attestation')).toMatchObject({ assigneeId: 'police_officer', about: 'release' });
      file.answered('intelligence_attestation', 'attest');
      expect(owed(file)).toEqual([]);
      expect(file.kase.intelligence).toMatchObject({ attestedAt: file.now, attestedBy: 'police_officer' });
    }
  });

  it('says in words what was considered', () => {
    const file = preparing();
    const { taskId } = file.task('intelligence_attestation');
    expect(file.try('police_officer', 'answerTask', { taskId, answer: 'attest' })).toEqual({
      code: 'reason_required',
      path: 'narrative',
    });
    expect(owed(file)).toHaveLength(1);
  });

  it('is given by nobody else, and never by silence', () => {
    const file = preparing();
    const { taskId } = file.task('intelligence_attestation');
    expect(file.try('chair', 'answerTask', { taskId, answer: 'attest', narrative: text })).toMatchObject({
      code: 'not_your_task',
    });
    expect(owed(file.pass('P60D'))).toHaveLength(1);
  });

  it('is asked of the first custodian once appointed, and goes to the next one', () => {
    const file = unattended().do('coordinator', 'startPreRelease', { reasons: text });
    expect(owed(file)).toEqual([{ code: 'intelligence_attestation', owedBy: { function: 'custodian' } }]);
    file.do('coordinator', 'appoint', custodian);
    expect(file.task('intelligence_attestation').assigneeId).toBe('police_officer');
    file.do('coordinator', 'appoint', { function: 'custodian', personId: 'other_police_officer' });
    expect(file.task('intelligence_attestation').assigneeId).toBe('other_police_officer');
    const { taskId } = file.task('intelligence_attestation');
    file.do('coordinator', 'reassignTask', { taskId, assigneeId: 'police_officer', reasonCode: 'workload' });
    expect(file.kase.functions.custodian).toBe('police_officer');
    expect(
      file.try('coordinator', 'reassignTask', { taskId, assigneeId: 'psychologist', reasonCode: 'workload' }),
    ).toMatchObject({ code: 'wrong_discipline', path: 'assigneeId' });
  });

  it('is owed again after a new entry, even of the same millisecond, and asked once', () => {
    const file = preparing().answered('intelligence_attestation', 'attest');
    file.do('police_officer', 'recordRestrictedEntry', sealed).do('police_officer', 'recordRestrictedEntry', sealed);
    expect(owed(file)).toHaveLength(1);
    expect(file.openTasks.filter(({ kind }) => kind === 'intelligence_attestation')).toHaveLength(1);
    file.answered('intelligence_attestation', 'attest');
    expect(owed(file)).toEqual([]);
  });

  it('is of the present gate: an earlier one does not count', () => {
    const file = preparing().answered('intelligence_attestation', 'attest').pass('P1D');
    file.do('chair', 'goBack', { to: 'programme', reasons: text }).pass('P1D');
    file.do('coordinator', 'startPreRelease', { reasons: text });
    expect(owed(file)).toHaveLength(1);
    expect(file.task('intelligence_attestation').assigneeId).toBe('police_officer');
  });

  it('is not asked where the programme does not want it', () => {
    const file = inProgramme({ programme: unasked }).do('coordinator', 'appoint', custodian);
    file.do('coordinator', 'startPreRelease', { reasons: text });
    expect([owed(file), file.openTasks.filter(({ kind }) => kind === 'intelligence_attestation')]).toEqual([[], []]);
  });

  it('ends if the authority releases nevertheless', () => {
    const file = preparing().do('coordinator', 'requestReleaseConfirmations', confirmers);
    const today = file.now.slice(0, 10);
    file.do('coordinator', 'recordReleaseDecision', {
      kind: 'sentence_completed',
      authority: 'court',
      decidedOn: today,
      releaseOn: today,
      reasons: text,
      waiver: text,
      senderId: 'sender',
      aftercareLeadId: 'aftercare_worker',
    });
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('intelligence_attestation');
  });

  it('is owed again for an entry made while the authority has not decided; its decision then takes a waiver', () => {
    const file = releaseDecision();
    const by = file.kase.functions.custodian ?? 'none';
    expect(owed(file)).toEqual([]);
    file.do(by, 'recordRestrictedEntry', sealed);
    expect(owed(file)).toEqual([{ code: 'intelligence_attestation', owedBy: { function: 'custodian', personId: by } }]);
    const today = file.now.slice(0, 10);
    const decision: CommandData['recordReleaseDecision'] = {
      kind: 'sentence_completed',
      authority: 'court',
      decidedOn: today,
      releaseOn: today,
      reasons: text,
      senderId: 'sender',
      aftercareLeadId: 'aftercare_worker',
    };
    expect(file.try('coordinator', 'recordReleaseDecision', decision)).toMatchObject({
      code: 'gate_incomplete',
      path: 'waiver',
    });
    const waived = releaseDecision().do(by, 'recordRestrictedEntry', sealed);
    waived.do('coordinator', 'recordReleaseDecision', { ...decision, waiver: text });
    expect(waived.openTasks.map(({ kind }) => kind)).not.toContain('intelligence_attestation');
    expect(owed(waived)).toEqual([]);
    file.answered('intelligence_attestation', 'attest').do('coordinator', 'recordReleaseDecision', decision);
    expect(file.kase.release).not.toBeNull();
  });
});
