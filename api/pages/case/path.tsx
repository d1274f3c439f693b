import type { JSX } from 'preact';
import { phaseNames, type Phase } from '../../../shared/domain/path/phases';
import type { Voice } from '../voice';
import type { CaseShown } from './identity';

/** The phases of this case on the branch that applies: only parole has supervision. */
function phasesOf({ release, phase }: Pick<CaseShown, 'release' | 'phase'>): readonly Phase[] {
  const isUnsupervised = release?.kind === 'sentence_completed' && phase !== 'supervised';
  return phaseNames.filter((each) => each !== 'supervised' || !isUnsupervised);
}

/** The path of a case: phases that are done, the present one, and those ahead. */
export function Path(props: { readonly kase: CaseShown; readonly voice: Voice }): JSX.Element | null {
  const { kase, voice } = props;
  const { translator } = voice;
  const { phase } = kase;
  if (phase === undefined) return null;
  const phases = phasesOf(kase);
  const place = phases.indexOf(phase);
  const words = (each: Phase): string => translator.practice.phases[each];
  return (
    <>
      <p class="quiet">
        {translator.text('app.case.step', { phase: words(phase), step: place + 1, of: phases.length })}
      </p>
      <ol class="path" aria-label={translator.text('app.case.path')}>
        {phases.map((each, index) => (
          <li
            key={each}
            {...(index < place && { class: 'done' })}
            {...(index === place && { class: 'now', 'aria-current': 'step' as const })}
          >
            {words(each)}
            {index < place && <span class="hidden"> {translator.text('app.case.done')}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
