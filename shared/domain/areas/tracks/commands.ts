import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesWithSessions } from '../../path/phases';
import { definitionOf, findTrack } from '../plan/tracks';
import { cancelSessions } from '../sessions/invitations';
import { commands } from './contract';
import { checkBefore, checkCompletion, checkDropped, checkGoesOn, checkMeasure, taken } from './rules';

export const rows: Area<'tracks'>['commands'] = {
  recordMeasure: {
    body: commands.recordMeasure,
    by: { ...coordinators, although: 'The coordinator writes down what the specialist measured.' },
    textsIn: 'sessions',
    during: phasesWithSessions,
    form: { first: ['trackId', 'measure'] },
    decide: (kase, data, facts) => {
      const track = findTrack(kase, data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      return (
        firstOf(
          checkGoesOn(track),
          checkMeasure(definitionOf(track, facts.programme), data),
          track.measured?.includes(taken(data)) ? reject('nothing_changed', 'when') : null,
          checkBefore(track, data),
        ) ?? accept({ type: 'measureRecorded', data })
      );
    },
  },
  endTrack: {
    body: commands.endTrack,
    by: { ...coordinators, although: 'The coordinator ends a track on what its specialist reported.' },
    textsIn: 'sessions',
    during: phasesWithSessions,
    form: { first: ['outcome'], askedWith: { reasonCode: { outcome: ['dropped_out'] } } },
    decide: (kase, data, facts) => {
      const track = findTrack(kase, data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      return (
        firstOf(
          checkGoesOn(track),
          data.outcome === 'dropped_out' ? checkDropped(data.reasonCode, facts) : checkCompletion(track, facts),
        ) ??
        accept(
          { type: 'trackEnded', data },
          ...cancelSessions(kase, ({ trackId }) => trackId === data.trackId, 'track_ended'),
        )
      );
    },
  },
};
