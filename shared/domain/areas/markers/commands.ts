import { followUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkKnown } from '../../kernel/people';
import { checkReason } from '../../kernel/reasons';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesBeforeRelease, phasesOpen } from '../../path/phases';
import { civilDate } from '../../time';
import { checkAdultDate, distinctMarkers } from '../person/rules';
import { endPresumption } from './before-conviction';
import { commands } from './contract';
import { isConvicted, worksOn } from './rules';

export const rows: Area<'markers'>['commands'] = {
  setMarkers: {
    body: commands.setMarkers,
    by: coordinators,
    textsIn: 'identity',
    during: phasesBeforeRelease,
    whileSuspended: true,
    form: { first: ['markers'], askedWith: { turnsAdultOn: { markers: ['juvenile'] } }, fills: ['adulthood_reached'] },
    decide: (kase, { markers, turnsAdultOn = kase.turnsAdultOn ?? undefined, reasons }, facts) => {
      const set = distinctMarkers(markers);
      const adultOn = set.includes('juvenile') ? turnsAdultOn : undefined;
      const isSame = set.join() === kase.markers.join() && (adultOn ?? null) === kase.turnsAdultOn;
      return (
        firstOf(
          checkAdultDate(set, turnsAdultOn, civilDate(facts.now, facts.calendar.timeZone)),
          isSame ? reject('nothing_changed', 'markers') : null,
        ) ??
        accept(
          { type: 'markersSet', data: { markers: set, ...(adultOn && { turnsAdultOn: adultOn }), reasons } },
          ...(set.includes('pre_trial') ? endPresumption(kase, facts) : []),
        )
      );
    },
  },
  recordConviction: {
    body: commands.recordConviction,
    by: coordinators,
    textsIn: 'identity',
    during: phasesBeforeRelease,
    whileSuspended: true,
    decide: (kase, { convictedOn }, { now, calendar }) =>
      firstOf(
        isConvicted(kase) ? reject('nothing_changed', 'convictedOn') : null,
        convictedOn > civilDate(now, calendar.timeZone) ? reject('date_in_future', 'convictedOn') : null,
      ) ?? accept({ type: 'convictionRecorded', data: { convictedOn } }),
  },
  recordConflict: {
    body: commands.recordConflict,
    by: coordinators,
    textsIn: 'identity',
    names: ({ personId }) => [personId],
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      return (
        firstOf(
          checkKnown(facts, data.personId, 'personId'),
          checkReason(data.reasonCode, 'conflictOfInterest', facts),
          kase.conflicts.includes(data.personId) ? reject('nothing_changed', 'personId') : null,
        ) ??
        accept(
          { type: 'conflictRecorded', data },
          ...(worksOn(kase, data.personId) ? followUp(kase, 'conflict_recorded', facts) : []),
        )
      );
    },
  },
};
