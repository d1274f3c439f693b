import { ask, followedUp, openTasks, withdraw } from '../../asking/asking';
import { type Task } from '../../asking/task';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkApart, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { functionDisciplines } from '../functions/disciplines';
import { checkOpposites } from '../functions/opposites';
import { owesAttestation } from '../intelligence/rules';
import { commands, type ReleaseConfirmer, releaseConfirmers } from './contract';
import { checkReleaseDecision, confirmersOf, fields, handoverDue, receiverOf } from './rules';

export const rows: Area<'release'>['commands'] = {
  startPreRelease: {
    body: commands.startPreRelease,
    by: coordinators,
    textsIn: 'identity',
    during: ['programme'],
    form: { fills: ['programme_completion', 'pre_release_due'] },
    decide: (kase, data) => accept({ type: 'preReleaseStarted', data }, ...followedUp(kase, 'pre_release_due')),
  },
  requestReleaseConfirmations: {
    body: commands.requestReleaseConfirmations,
    by: coordinators,
    textsIn: 'identity',
    names: ({ chairId, policeLeadId, probationLeadId, aftercareLeadId }) => [
      chairId,
      policeLeadId,
      probationLeadId,
      aftercareLeadId,
    ],
    during: ['pre_release'],
    form: { fills: [...releaseConfirmers.map((as) => `release_confirmation_${as}` as const), 'release_refused'] },
    decide: (kase, data, facts) => {
      const asked = confirmersOf(data);
      const pending = openTasks(kase).filter(({ kind }) => kind === 'release_confirmation');
      const isAsked = ({ about, assigneeId }: Task): boolean => asked[about as ReleaseConfirmer] === assigneeId;
      const toAsk = releaseConfirmers.filter(
        (as) =>
          kase.preRelease.confirmed[as] !== asked[as] && !pending.some((task) => task.about === as && isAsked(task)),
      );
      const refusal = firstOf(
        ...releaseConfirmers.map((as) => checkPerson(facts, asked[as], fields[as], functionDisciplines[as])),
        checkApart(Object.values(asked), 'chairId'),
        ...releaseConfirmers.map((as) => checkApart([facts.actor.personId, asked[as]], fields[as])),
        checkOpposites(kase, 'chair', asked.chair, 'chairId'),
        toAsk.length === 0 ? reject('already_requested') : null,
      );
      if (refusal) return refusal;
      return accept(
        { type: 'releaseConfirmationsRequested', data: asked },
        ...withdraw(kase, (task) => pending.includes(task) && !isAsked(task), true),
        ...toAsk.map((as) => ask('release_confirmation', asked[as], as, facts)),
        ...followedUp(kase, 'release_refused'),
      );
    },
  },
  recordReleaseDecision: {
    body: commands.recordReleaseDecision,
    by: coordinators,
    textsIn: 'identity',
    names: ({ senderId, supervisingOfficerId, aftercareLeadId }) => [senderId, supervisingOfficerId, aftercareLeadId],
    during: phasesInCustody,
    whileSuspended: true,
    form: {
      first: ['kind'],
      askedWith: {
        conditions: { kind: ['parole'] },
        supervisionEndsOn: { kind: ['parole'] },
        supervisingOfficerId: { kind: ['parole'] },
      },
      fills: ['release_decision'],
      stepUp: true,
    },
    decide: (kase, data, facts) => {
      if (kase.release) return reject('already_decided');
      const isOpen = kase.phase !== 'release_decision' || owesAttestation(kase, facts);
      if (isOpen && !data.waiver) return reject('gate_incomplete', 'waiver', { phase: kase.phase });
      const receiverId = receiverOf(kase, data);
      const refusal = checkReleaseDecision(data, receiverId, facts);
      if (refusal || !receiverId) return refusal ?? reject('aftercare_lead_missing', 'aftercareLeadId');
      const due = handoverDue(data.releaseOn, facts);
      return accept(
        { type: 'releaseDecided', data },
        ...followedUp(kase, 'phase_overdue'),
        ...withdraw(kase, ({ kind }) => kind === 'intelligence_attestation', true),
        ask('handover_sending', data.senderId, 'handover', facts, due),
        ask('handover_acceptance', receiverId, 'handover', facts, due),
      );
    },
  },
};
