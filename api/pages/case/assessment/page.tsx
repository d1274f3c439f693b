import type { JSX } from 'preact';
import { listAssessmentsOperation } from '../../../cases/assessments/get';
import { compareAssessmentsOperation } from '../../../cases/compare';
import { getCaseOperation } from '../../../cases/get';
import { Problem } from '../../../errors/problem';
import { page, type Visit } from '../../page';
import { paths } from '../../paths';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { sayingIn, SectionPage } from '../section/frame';
import { Background, Concern, Reassessment } from './beside';
import { Comparison, type Compared } from './comparison';
import { Rounds } from './rounds';
import type { AssessmentsShown } from './shown';

interface Assessed {
  readonly kase: CaseShown;
  readonly assessments: AssessmentsShown;
  readonly compared: Compared;
  readonly callerId: string;
}

/** The assessments of a case: rounds, what changed between two of them, background, level of concern. */
export const caseAssessments = page<Assessed>({
  name: 'caseAssessments',
  path: paths.assessments,
  ask: async (visit) => {
    const { call, params, caller } = visit;
    const kase = await call(getCaseOperation, { params });
    const assessments = await call(listAssessmentsOperation, { params });
    return { kase, assessments, compared: await comparedIn(visit, assessments), callerId: caller.personId };
  },
  view: CaseAssessments,
});

/** The two rounds that the address names, else the first and the latest. */
async function comparedIn({ call, params, query }: Visit, shown: AssessmentsShown): Promise<Compared> {
  const { earlier, later } = query;
  const usual = { comparison: shown.comparison, refused: shown.notCompared };
  if (earlier === undefined || later === undefined || !shown.comparison) return usual;
  try {
    return { comparison: await call(compareAssessmentsOperation, { params, query: { earlier, later } }) };
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 403 || error.status === 404) throw error;
    return error.status === 409 && isReason(error.code) ? { refused: error.code } : { ...usual, isUnderstood: false };
  }
}

function isReason(code: string): code is NonNullable<AssessmentsShown['notCompared']> {
  return ['one_round_only', 'another_instrument', 'another_major_version'].includes(code);
}

function CaseAssessments({ kase, assessments, compared, callerId }: Assessed, voice: Voice): JSX.Element {
  const part = { kase, voice, saying: sayingIn(kase, assessments, voice) };
  return (
    <SectionPage
      kase={kase}
      voice={voice}
      part="assessment"
      shown={assessments}
      areas={['assessment', 'background', 'reassessment']}
    >
      <Concern assessments={assessments} {...part} />
      <Rounds rounds={assessments.rounds} callerId={callerId} {...part} />
      <Reassessment assessments={assessments} {...part} />
      <Comparison rounds={assessments.rounds} compared={compared} {...part} />
      <Background assessments={assessments} {...part} />
    </SectionPage>
  );
}
