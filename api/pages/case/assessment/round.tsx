import type { JSX } from 'preact';
import type { z } from 'zod';
import { getAssessmentOperation } from '../../../cases/assessments/get';
import { getCaseOperation } from '../../../cases/get';
import { page } from '../../page';
import { hrefTo, paths } from '../../paths';
import { codeInWords, type Saying } from '../../say';
import { Facts } from '../../views/facts';
import { Table } from '../../views/table';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { sayingIn, SectionPage } from '../section/frame';
import { FreeText, RecordedBy, Said } from '../section/recorded';
import { withReason } from '../section/words';
import { levelOf, nameOfRound, peopleOf, statusOf, Unrated } from './rounds';
import type { RoundShown } from './shown';

type AssessmentShown = z.output<typeof getAssessmentOperation.response>;
type FormShown = NonNullable<AssessmentShown['form']>;

interface One {
  readonly kase: CaseShown;
  readonly assessment: AssessmentShown;
}

/** One assessment with each rating, its evidence and its sources. */
export const caseAssessment = page<One>({
  name: 'caseAssessment',
  path: paths.assessment,
  ask: async ({ call, params }) => ({
    kase: await call(getCaseOperation, { params }),
    assessment: await call(getAssessmentOperation, { params }),
  }),
  view: CaseAssessment,
});

function CaseAssessment({ kase, assessment }: One, voice: Voice): JSX.Element {
  const { round, form, apart } = assessment;
  const saying = sayingIn(kase, assessment, voice);
  const { text } = saying.translator;
  return (
    <SectionPage
      kase={kase}
      voice={voice}
      part="assessment"
      title={nameOfRound(round, saying)}
      shown={{ ...assessment, lines: [] }}
      areas={[]}
    >
      <p>
        <strong>{statusOf(round, saying)}</strong>
        <Unrated round={round} saying={saying} />
      </p>
      {round.instrument && !round.instrument.validated && <p>{text('sections.assessment.notValidated')}</p>}
      <ul class="values">
        {peopleOf(round, saying).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <Judged round={round} saying={saying} />
      {form ? (
        <Form form={form} heading={text('sections.assessment.ratings')} saying={saying} />
      ) : (
        apart.length === 0 && <p>{text('sections.assessment.noForm')}</p>
      )}
      {apart.map((each) => (
        <Form
          key={each.recorded.entryId}
          form={each}
          heading={text('sections.assessment.eachAssessor')}
          saying={saying}
        />
      ))}
      <p>
        <a href={hrefTo(paths.assessments, { caseId: kase.caseId })}>{text('sections.assessment.toAll')}</a>
      </p>
    </SectionPage>
  );
}

/** The decisions of others about a round, and the comment of the person. */
function Judged({ round, saying }: { readonly round: RoundShown; readonly saying: Saying }): JSX.Element {
  const { translator } = saying;
  const { text } = translator;
  const { decisions, comments, review, overrideReasons } = round;
  return (
    <Facts
      rows={[
        [translator.field('overrideReasons').label, overrideReasons && <FreeText text={overrideReasons} />],
        [
          text('sections.assessment.decisions'),
          decisions.length > 0 &&
            decisions.map(({ decision, reasonCode, says, recorded }) => (
              <Said
                key={recorded.entryId}
                words={withReason(translator, text(`sections.assessment.statuses.${decision}`), reasonCode)}
                says={says}
                recorded={recorded}
                saying={saying}
              />
            )),
        ],
        [
          text('sections.assessment.comments'),
          comments.length > 0 &&
            comments.map(({ outcome, comment, recorded }) => (
              <Said
                key={recorded.entryId}
                words={translator.option(outcome, 'outcome')}
                says={comment}
                recorded={recorded}
                saying={saying}
              />
            )),
        ],
        [
          text('sections.assessment.review'),
          review && (
            <Said
              words={translator.option(review.decision)}
              says={review.says}
              recorded={review.recorded}
              saying={saying}
            />
          ),
        ],
      ]}
    />
  );
}

/** A form of the instrument as its author filled it in. */
function Form(props: { readonly form: FormShown; readonly heading: string; readonly saying: Saying }): JSX.Element {
  const { form, heading, saying } = props;
  const { translator } = saying;
  const { field } = translator;
  const { formulation, overall, recorded } = form;
  return (
    <section>
      <h2>{heading}</h2>
      <RecordedBy of={recorded} saying={saying} />
      <Facts
        rows={[
          [field('levelOfConcern').label, levelOf(form, saying)],
          [field('overall').label, overall === undefined ? undefined : codeInWords(translator, overall)],
          [field('formulation').label, formulation === undefined ? undefined : <FreeText text={formulation} />],
        ]}
      />
      {[...new Set(form.ratings.map(({ domain }) => domain))].map((domain) => (
        <Domain key={domain} domain={domain} form={form} saying={saying} />
      ))}
    </section>
  );
}

function Domain(props: { readonly domain: string; readonly form: FormShown; readonly saying: Saying }): JSX.Element {
  const { domain, form, saying } = props;
  const { translator } = saying;
  const { text, field, option } = translator;
  return (
    <Table
      caption={codeInWords(translator, domain)}
      columns={[
        text('sections.assessment.item'),
        field('level', 'assessment').label,
        field('evidence').label,
        field('sources').label,
        field('confidence').label,
      ]}
    >
      {form.ratings
        .filter((rating) => rating.domain === domain)
        .map(({ item, title, protective, level, evidence, sources, confidence }) => (
          <tr key={item}>
            <th scope="row">
              {translator.titled(item, title)}
              {protective && <div class="quiet">{text('sections.assessment.protective')}</div>}
            </th>
            <td>
              <strong {...(level === 'not_rated' && { class: 'late' })}>{codeInWords(translator, level)}</strong>
            </td>
            <td>{evidence !== undefined && <FreeText text={evidence} />}</td>
            <td>{translator.list(sources.map((source) => option(source)))}</td>
            <td>{confidence !== undefined && option(confidence)}</td>
          </tr>
        ))}
    </Table>
  );
}
