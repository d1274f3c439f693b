import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkApart } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { commands } from './contract';
import { checkCriteria, decideOpening, screeningsOf } from './rules';

export const rows: Area<'referral'>['commands'] & Area<'referral'>['opening'] = {
  openCase: {
    body: commands.openCase,
    by: { ...coordinators, although: 'Why the person took this path comes with the referral.' },
    textsIn: 'assessment',
    names: ({ leadCoordinatorId, referredById }) => [leadCoordinatorId, referredById],
    form: { first: ['markers'], askedWith: { turnsAdultOn: { markers: ['juvenile'] } } },
    opens: decideOpening,
  },
  acceptReferral: {
    body: commands.acceptReferral,
    by: coordinators,
    textsIn: 'identity',
    during: ['referred'],
    form: { fills: ['referral_acceptance'] },
    decide: (kase, { criteria, reasons }, { actor, programme }) =>
      firstOf(checkApart([actor.personId, kase.referredById]), checkCriteria(criteria, programme)) ??
      accept({ type: 'referralAccepted', data: { reasons, ...(criteria.length > 0 && { criteria }) } }),
  },
  recordScreening: {
    body: commands.recordScreening,
    by: {
      functions: ['duty_officer', 'health_lead'],
      although: 'The duty officer screens on arrival, whatever of assessments is seen afterwards.',
    },
    textsIn: 'assessment',
    during: ['intake'],
    form: { fills: ['screening_'] },
    decide: (kase, { findings, notes }, { programme }) => {
      const known = screeningsOf(kase, programme).map(({ code }) => code);
      const unknown = Object.keys(findings).find((area) => !known.includes(area));
      if (unknown !== undefined) return reject('unknown_code', `findings.${unknown}`, { known });
      if (Object.keys(findings).length === 0) return reject('nothing_changed', 'findings');
      return accept({ type: 'screeningRecorded', data: { findings, ...(notes && { notes }) } });
    },
  },
};
