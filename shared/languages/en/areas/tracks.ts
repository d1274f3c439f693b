import type { AreaWords } from '../../practice/words';

export const tracks: AreaWords<'tracks'> = {
  commands: {
    recordMeasure: {
      title: 'Record a measure',
      done: 'The measure is recorded.',
      hint: 'Each measure is taken before the track and after it.',
    },
    endTrack: {
      title: 'End a track',
      done: 'The track is ended.',
      hint: 'Sessions of this track that are still to come are cancelled.',
    },
  },
  events: {
    measureRecorded: 'Measure recorded: {{measure}}, {{when}}, {{level}}',
    trackEnded: 'Track ended: {{outcome}}',
  },
  fieldsOf: {
    recordMeasure: { when: { label: 'When it was taken' }, level: { label: 'Result' } },
    endTrack: { outcome: { label: 'How the track ended' }, reasonCode: { hint: 'Only if the person dropped out.' } },
  },
  alsoMissing: {
    module_: 'Hold the module: {{which}}',
    measure_: 'Record the measure: {{which}}',
  },
};
