import type { ComponentChildren, JSX } from 'preact';
import type { AreaName, CommandName } from '../../../../shared/domain/case';
import { areas } from '../../../../shared/domain/catalogue';
import type { AnyArea } from '../../../../shared/domain/kernel/area';
import type { NamedPeople } from '../../../cases/names';
import type { TimelineEntryResponse } from '../../../cases/present-event';
import { Layout } from '../../layout';
import { hrefTo, paths } from '../../paths';
import type { Saying } from '../../say';
import type { Voice } from '../../voice';
import { possibleIn } from '../actions-of';
import { Entries } from '../entries';
import { CaseBar, nameOfCase, sayingOf, type CasePart, type CaseShown } from '../identity';

/** The answer of a section's operation, besides what it is about. */
export interface SectionShown {
  readonly lines: readonly TimelineEntryResponse[];
  readonly people: NamedPeople;
}

/** How values read in a section: it names people whom the case does not name. */
export function sayingIn(kase: CaseShown, { people }: Pick<SectionShown, 'people'>, voice: Voice): Saying {
  return sayingOf({ people: { ...kase.people, ...people } }, voice);
}

/** A section of a case: its content, the forms that change it, and the entries of which the reader sees a line. */
export function SectionPage(props: {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly part: CasePart;
  readonly title?: string;
  readonly shown: SectionShown;
  /** The areas whose commands change what it shows. */
  readonly areas: readonly AreaName[];
  /** Commands of other areas that do. */
  readonly besides?: readonly CommandName[];
  readonly children: ComponentChildren;
}): JSX.Element {
  const { kase, voice, part, shown, children } = props;
  const { text } = voice.translator;
  return (
    <Layout
      voice={voice}
      title={props.title ?? text(`app.case.parts.${part}`)}
      about={nameOfCase(kase)}
      section="cases"
      bar={<CaseBar kase={kase} voice={voice} part={part} />}
    >
      {children}
      <Forms kase={kase} voice={voice} areas={props.areas} besides={props.besides ?? []} />
      {shown.lines.length > 0 && (
        <section>
          <h2>{text('sections.common.lines')}</h2>
          <Entries
            caseId={kase.caseId}
            entries={shown.lines.toReversed()}
            saying={sayingIn(kase, shown, voice)}
            isShort
          />
        </section>
      )}
    </Layout>
  );
}

/** The forms of some areas that the reader may use now. */
function Forms(props: {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly areas: readonly AreaName[];
  readonly besides: readonly CommandName[];
}): JSX.Element | null {
  const { kase, voice, besides } = props;
  const { text, practice } = voice.translator;
  const named = props.areas.flatMap((name) => Object.keys((areas[name] as AnyArea).commands ?? {}));
  const commands = possibleIn(kase).filter((name) => named.includes(name) || besides.includes(name));
  if (commands.length === 0) return null;
  return (
    <section>
      <h2>{text('app.case.commands')}</h2>
      <ul class="rows">
        {commands.map((command) => (
          <li key={command}>
            <a href={hrefTo(paths.action, { caseId: kase.caseId, command })}>{practice.commands[command].title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A form about one thing, prefilled with it, where the reader may use it now. */
export function FormAbout(props: {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly command: CommandName;
  readonly query: Readonly<Record<string, string>>;
  /** The thing in words: links of several things differ. */
  readonly about: string;
}): JSX.Element | null {
  const { kase, voice, command, query, about } = props;
  if (!possibleIn(kase).includes(command)) return null;
  return (
    <p>
      <a href={hrefTo(paths.action, { caseId: kase.caseId, command }, query)}>
        {voice.translator.practice.commands[command].title} · <bdi>{about}</bdi>
      </a>
    </p>
  );
}
