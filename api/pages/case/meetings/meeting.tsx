import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import { Facts } from '../../views/facts';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { FreeText, RecordedBy, Said } from '../section/recorded';
import { withReason } from '../section/words';
import { Items } from './items';
import type { MeetingShown } from './shown';

type MinutesShown = NonNullable<MeetingShown['minutes']>;

interface Part {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
  readonly callerId: string;
}

/** One conference: who was asked and who came, its minutes, and the forms that its state still allows. */
export function Meeting(props: Part & { readonly meeting: MeetingShown }): JSX.Element {
  const { meeting, kase, voice, saying, callerId } = props;
  const { translator, timeZone } = saying;
  const { text } = translator;
  const { conferenceId, type, startsAt, status, minutes, cancelled, members } = meeting;
  const name = text('sections.meetings.meeting', {
    type: codeInWords(translator, type),
    when: translator.moment(startsAt, timeZone),
  });
  const isOpen = status === 'called' || status === 'record_due';
  const reports = members.filter(({ answer, says }) => answer === 'reported' && says !== undefined);
  return (
    <section>
      <h2>{name}</h2>
      <p>
        <strong>{text(`sections.meetings.statuses.${status}`)}</strong>
      </p>
      <People meeting={meeting} saying={saying} />
      {cancelled && (
        <Said
          words={codeInWords(translator, cancelled.reasonCode)}
          says={cancelled.says}
          recorded={cancelled.recorded}
          saying={saying}
        />
      )}
      {reports.length > 0 && (
        <>
          <h3>{text('sections.meetings.reports')}</h3>
          {reports.map(({ personId, discipline, says, recorded }) => (
            <Said
              key={personId}
              words={<Named personId={personId} discipline={discipline} saying={saying} />}
              says={says}
              recorded={recorded}
              saying={saying}
            />
          ))}
        </>
      )}
      {minutes && <Minutes minutes={minutes} saying={saying} callerId={callerId} />}
      {isOpen && (
        <>
          <FormAbout kase={kase} voice={voice} command="recordConference" query={{ conferenceId }} about={name} />
          <FormAbout kase={kase} voice={voice} command="cancelConference" query={{ conferenceId }} about={name} />
        </>
      )}
    </section>
  );
}

function People({ meeting, saying }: { readonly meeting: MeetingShown; readonly saying: Saying }): JSX.Element {
  const { translator, nameOf } = saying;
  const { field, text } = translator;
  const { placeCode, chairId, members, minutes } = meeting;
  const disciplineOf = (of: string): string | undefined => members.find(({ personId }) => personId === of)?.discipline;
  const listed = (people: readonly string[]) =>
    people.length > 0 && (
      <ul class="values">
        {people.map((personId) => (
          <li key={personId}>
            <Named personId={personId} discipline={disciplineOf(personId)} saying={saying} />
          </li>
        ))}
      </ul>
    );
  return (
    <Facts
      rows={[
        [field('placeCode').label, translator.reason(placeCode)],
        [field('chairId').label, nameOf(chairId) ?? text('app.case.unnamed')],
        [field('attended').label, minutes && listed(minutes.attended)],
        [field('apologies').label, minutes && listed(minutes.apologies)],
        [
          field('lacking').label,
          minutes &&
            (minutes.lacking.length === 0
              ? text('sections.meetings.quorum')
              : translator.list(minutes.lacking.map((each) => translator.option(each)))),
        ],
        [
          field('invited').label,
          <ul class="values" key="invited">
            {members.map(({ personId, discipline, answer, reasonCode }) => (
              <li key={personId}>
                <Named personId={personId} discipline={discipline} saying={saying} />
                {` · ${withReason(translator, translator.option(answer), reasonCode)}`}
              </li>
            ))}
          </ul>,
        ],
      ]}
    />
  );
}

/** A name with its discipline. */
function Named(props: {
  readonly personId: string;
  readonly discipline: string | undefined;
  readonly saying: Saying;
}): JSX.Element {
  const { personId, discipline, saying } = props;
  const { translator, nameOf } = saying;
  return (
    <>
      <bdi>{nameOf(personId) ?? translator.text('app.case.unnamed')}</bdi>
      {discipline !== undefined && ` · ${translator.option(discipline)}`}
    </>
  );
}

function Minutes(props: Pick<Part, 'saying' | 'callerId'> & { readonly minutes: MinutesShown }): JSX.Element {
  const { minutes, saying, callerId } = props;
  const { translator, nameOf } = saying;
  const { field, text } = translator;
  const { summary, items, dissent, nextReviewOn, recorded } = minutes;
  return (
    <>
      {summary !== undefined && <FreeText text={summary} />}
      <RecordedBy of={recorded} saying={saying} />
      <h3>{field('items').label}</h3>
      <Items items={items} saying={saying} callerId={callerId} />
      {dissent.length > 0 && (
        <>
          <h3>{field('dissent').label}</h3>
          {dissent.map(({ personId, reasons }) => (
            <Said
              key={personId}
              words={<bdi>{nameOf(personId) ?? text('app.case.unnamed')}</bdi>}
              says={reasons}
              saying={saying}
            />
          ))}
        </>
      )}
      <Facts rows={[[field('nextReviewOn').label, translator.weekday(nextReviewOn)]]} />
    </>
  );
}
