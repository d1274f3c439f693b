import { followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { accept, checkOccurred, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { civilDate, plus, startOfDay } from '../../time';
import { checkKeptApart } from '../keep-apart/rules';
import { checkProlonged } from '../segregation/rules';
import { commands } from './contract';
import { checkUnchallenged } from './rules';

export const rows: Area<'housing'>['commands'] = {
  decideHousing: {
    body: commands.decideHousing,
    by: {
      functions: ['chair', 'facility_manager'],
      although: 'The facility manager decides where somebody is held.',
    },
    textsIn: 'identity',
    during: phasesInCustody,
    whileSuspended: true,
    form: { fills: ['classification', 'housing_review_due', 'housing_challenge_upheld', 'segregation_limit'] },
    decide: (kase, data, facts) => {
      const { housing } = facts.programme;
      const { timeZone } = facts.calendar;
      const today = civilDate(facts.now, timeZone);
      const atMost = data.option === 'separate' ? housing.separateReviewAtMost : housing.reviewAtMost;
      const latest = civilDate(plus(facts.now, atMost, facts.calendar), timeZone);
      const unknownFactor = data.factors.findIndex((factor) => !housing.factors.includes(factor));
      return (
        firstOf(
          checkOccurred(facts, startOfDay(kase.admittedOn, timeZone)),
          unknownFactor >= 0 ? reject('unknown_code', `factors.${unknownFactor}`, { known: housing.factors }) : null,
          housing.securityClasses.includes(data.securityClass)
            ? null
            : reject('unknown_code', 'securityClass', { known: housing.securityClasses }),
          housing.roleTiers.includes(data.roleTier)
            ? null
            : reject('unknown_code', 'roleTier', { known: housing.roleTiers }),
          data.expiresOn < today ? reject('date_in_past', 'expiresOn') : null,
          data.expiresOn > latest ? reject('expires_too_late', 'expiresOn', { latest }) : null,
          checkUnchallenged(kase, data),
          checkKeptApart(kase, data, facts),
          checkProlonged(kase, data, facts),
        ) ??
        accept(
          { type: 'housingDecided', data },
          ...followedUp(kase, 'housing_challenge_upheld', 'housing_review_due'),
          ...(data.option !== 'separate' || data.prolongedReasons ? followedUp(kase, 'segregation_limit') : []),
        )
      );
    },
  },
};
