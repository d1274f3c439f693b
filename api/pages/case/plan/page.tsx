import type { JSX } from 'preact';
import { getCaseOperation } from '../../../cases/get';
import { getPlanOperation } from '../../../cases/plan/get';
import { page } from '../../page';
import { hrefTo, paths } from '../../paths';
import type { Voice } from '../../voice';
import { sayingIn, SectionPage } from '../section/frame';
import type { CaseShown } from '../identity';
import { Consents } from './consents';
import { Incentives } from './incentives';
import type { PlanShown, VersionShown } from './shown';
import { Tracks } from './tracks';
import { VersionOfPlan } from './version';

interface Planned {
  readonly kase: CaseShown;
  readonly plan: PlanShown;
  /** The version that the address asks for. */
  readonly version: string | undefined;
}

/** The plan of a case: the version that holds and the one in the making, its tracks, consents and incentives. */
export const casePlan = page<Planned>({
  name: 'casePlan',
  path: paths.plan,
  ask: async ({ call, params, query }) => ({
    kase: await call(getCaseOperation, { params }),
    plan: await call(getPlanOperation, { params }),
    version: query['version'],
  }),
  view: CasePlan,
});

function CasePlan({ kase, plan, version }: Planned, voice: Voice): JSX.Element {
  const { text } = voice.translator;
  const saying = sayingIn(kase, plan, voice);
  const shown = versionsShown(plan.versions, version);
  const part = { kase, voice, saying };
  return (
    <SectionPage
      kase={kase}
      voice={voice}
      part="plan"
      shown={plan}
      areas={['planning', 'objectives', 'tracks', 'consent', 'incentives']}
    >
      {plan.versions.length === 0 && plan.lines.length === 0 && <p>{text('sections.plan.none')}</p>}
      {shown.map((each) => (
        <VersionOfPlan key={each.version} version={each} {...part} />
      ))}
      <Others versions={plan.versions.filter((each) => !shown.includes(each))} {...part} />
      {plan.tracks && plan.tracks.length > 0 && <Tracks tracks={plan.tracks} {...part} />}
      {plan.consents && <Consents consents={plan.consents} suitability={plan.suitability ?? []} {...part} />}
      {plan.incentives && <Incentives incentives={plan.incentives} {...part} />}
    </SectionPage>
  );
}

/** The version that is asked for; else those that hold or are to be decided, or the latest. */
function versionsShown(versions: readonly VersionShown[], asked: string | undefined): readonly VersionShown[] {
  const named = versions.filter(({ version }) => String(version) === asked);
  if (named.length > 0) return named;
  const current = versions.filter(({ status }) => status !== 'superseded' && status !== 'rejected');
  return current.length > 0 ? current : versions.slice(0, 1);
}

/** The versions that are not shown, each with a link to it. */
function Others(props: {
  readonly versions: readonly VersionShown[];
  readonly kase: CaseShown;
  readonly voice: Voice;
}): JSX.Element | null {
  const { versions, kase, voice } = props;
  const { text, number } = voice.translator;
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>{text('sections.plan.versions')}</h2>
      <ul class="rows">
        {versions.map(({ version, status }) => (
          <li key={version}>
            <a href={hrefTo(paths.plan, { caseId: kase.caseId }, { version: String(version) })}>
              {text('sections.plan.version', { version: number(version) })}
            </a>
            <div class="quiet">{text(`sections.plan.statuses.${status}`)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
