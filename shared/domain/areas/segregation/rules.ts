import { followUp } from '../../asking/asking';
import { type CaseState, type CommandData } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { phasesInCustody } from '../../path/phases';
import { civilDate, type CivilDate, type Instant, plus, type WorkingCalendar } from '../../time';

/**
 * Before separation reaches its limit, a follow-up says so, once (domain.md, "safe, well-run prison"; Nelson Mandela
 * Rules 43 to 45: in excess of fifteen consecutive days it is prolonged).
 */
export const segregationDeadlines: Deadlines = (kase, { programme, calendar }) => {
  const { segregation } = kase;
  if (!segregation || segregation.alarmed || !phasesInCustody.includes(kase.phase)) return [];
  const { since } = segregation;
  return [
    {
      at: plus(since, programme.segregation.alarmAfter, calendar),
      then: 'segregationAlarmed',
      events: (facts) => [
        { type: 'segregationAlarmed', data: { since, days: segregationDays(kase, facts.now, calendar) } },
        ...followUp(kase, 'segregation_limit', facts),
      ],
    },
  ];
};

/** The day of uninterrupted separation, counted from 1; 0 if the person is not separated. */
export function segregationDays(
  { segregation, phase }: Pick<CaseState, 'segregation' | 'phase'>,
  now: Instant,
  { timeZone }: WorkingCalendar,
): number {
  if (!segregation || !phasesInCustody.includes(phase)) return 0;
  return daysBetween(civilDate(segregation.since, timeZone), civilDate(now, timeZone)) + 1;
}

function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A separation beyond its limit, counted across renewals, needs reasons of its own. */
export function checkProlonged(
  { segregation }: CaseState,
  { option, expiresOn, prolongedReasons }: CommandData['decideHousing'],
  { programme, calendar }: Facts,
): Decision | null {
  if (option !== 'separate' || !segregation || prolongedReasons) return null;
  const limit = civilDate(plus(segregation.since, programme.segregation.limit, calendar), calendar.timeZone);
  return expiresOn > limit ? reject('segregation_limit', 'prolongedReasons', { limit }) : null;
}

/** Separation starts with a decision to separate, continues with renewals, and ends with any other option. */
export function segregationAfter(
  { segregation }: CaseState,
  option: CommandData['decideHousing']['option'],
  from: Instant,
): CaseState['segregation'] {
  return option === 'separate' ? (segregation ?? { since: from, alarmed: false }) : null;
}
