import { engagementOf } from '../../shared/domain/areas/consent/engagement';
import { assessmentAssigned, consent, form, rating } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import { planned, planning, trackId } from '../../stories/drivers/kernel/states';
import * as given from '../../stories/drivers/kernel/steps';

/** Consent was requested during planning and refused; the record names the requester and the reason. */
function refused() {
  const file = planning();
  given.opinionsWritten(given.planSubmitted(given.planDrafted(file)));
  given.planAgreed(given.riskPlanned(file), 'not_agreed');
  file.do('coordinator', 'recordConsent', consent('refused', { reasons: text }));
  for (const purpose of ['family_contact', 'information_sharing'])
    file.do('coordinator', 'recordConsent', consent('given', { purpose }));
  return file.answered('plan_approval', 'approve');
}

/** Scenario 8 of the field: refusal is a normal state, not an error. */
describe('the person refuses to take part', () => {
  it('is recorded with who asked and why, and holds the path up nowhere', () => {
    const file = refused();
    expect(file.kase.phase).toBe('programme');
    expect(file.log.find(({ type }) => type === 'consentRecorded')).toMatchObject({
      actorId: 'coordinator',
      data: { purpose: 'programme_participation', state: 'refused', reasons: text },
    });
  });

  it('no voluntary session is created', () => {
    const file = refused();
    expect(() => planned(file)).toThrow('consent_missing');
    expect(file.kase.sessions).toEqual([]);
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('session_invitation');
  });

  it('services due to everybody go on: education does not wait for consent', () => {
    const file = refused();
    planned(file, { trackId: trackId(file, 'basic_education'), specialistId: 'teacher' });
    expect(file.kase.sessions).toMatchObject([{ specialistId: 'teacher', status: 'invited' }]);
  });

  it('a file-only assessment goes on', () => {
    const file = refused().do('coordinator', 'assignAssessment', assessmentAssigned());
    const items = form(file.programme).ratings.map(({ item }) => rating(item, { sources: ['file', 'collateral'] }));
    file.answered('assessment', 'submit', { assessment: form(file.programme, { ratings: items }) });
    file.answered('assessment_review', 'approve').answered('review_decision', 'continue');
    expect(file.kase.assessments.at(-1)).toMatchObject({ purpose: 'reassessment', status: 'approved' });
  });

  it('a new offer is due after ninety days, and somebody sees to it by making one', () => {
    const file = refused().pass('P89D');
    expect(file.openTasks.map(({ about }) => about)).not.toContain('consent_offer_due');
    file.pass('P1D');
    expect(file.task('follow_up', 'consent_offer_due').assigneeId).toBe('coordinator');
    file.do('coordinator', 'recordConsent', consent('asked'));
    expect(file.openTasks.map(({ about }) => about)).not.toContain('consent_offer_due');
    file.do('coordinator', 'recordConsent', consent('given'));
    planned(file);
    expect(file.kase.sessions).toHaveLength(1);
  });

  it('the board counts “refused”, and not failed', () => {
    const { kase, programme } = refused();
    expect(engagementOf(kase, programme)).toBe('refused');
    expect(kase).toMatchObject({ outcome: null, closingStartedBy: null });
  });
});
