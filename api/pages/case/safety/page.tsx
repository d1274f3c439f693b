import type { JSX } from 'preact';
import { getCaseOperation } from '../../../cases/get';
import { getSafetyOperation } from '../../../cases/safety/get';
import { page } from '../../page';
import { paths } from '../../paths';
import type { Voice } from '../../voice';
import { sayingIn, SectionPage } from '../section/frame';
import { Concern } from './concern';
import { Housing } from './housing';
import { Incidents } from './incidents';
import type { SafetyPart } from './shown';
import { Challenges, KeepApart, Restricted } from './others';

/** The safety of the person and of others; parts that the reader does not see are not there. */
export const caseSafety = page<Pick<SafetyPart, 'kase' | 'safety'>>({
  name: 'caseSafety',
  path: paths.caseSafety,
  ask: async ({ call, params }) => ({
    kase: await call(getCaseOperation, { params }),
    safety: await call(getSafetyOperation, { params }),
  }),
  view: CaseSafety,
});

const areas = ['incidents', 'housing', 'keepApart', 'challenges', 'intelligence'] as const;
const besides = ['setLevelOfConcern', 'recordRiskPlan'] as const;

function CaseSafety({ kase, safety }: Pick<SafetyPart, 'kase' | 'safety'>, voice: Voice): JSX.Element {
  const { timeZone = voice.timeZone } = safety;
  const part = { safety, kase, voice, saying: { ...sayingIn(kase, safety, voice), timeZone } };
  return (
    <SectionPage kase={kase} voice={voice} part="safety" shown={safety} areas={areas} besides={besides}>
      {timeZone !== voice.timeZone && <p>{voice.translator.text('days.elsewhere', { zone: timeZone })}</p>}
      <Concern {...part} />
      <Incidents {...part} />
      <Housing {...part} />
      <KeepApart {...part} />
      <Challenges {...part} />
      <Restricted {...part} />
    </SectionPage>
  );
}
