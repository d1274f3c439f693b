import { traceOf } from '../../shared/platform/trace';

describe('what a log holds of an error', () => {
  it('is its kind, its code and where it was thrown, and nothing of its message', () => {
    const error = Object.assign(new RangeError('Zelda\n    at Zelda (/zelda.ts:1:1)\nZelda'), { code: '42P01' });
    const trace = traceOf(error);
    expect(trace).toMatchObject({ error: 'RangeError', code: '42P01' });
    expect(trace.at).toMatch(/^at .*trace\.test\.ts:\d+:\d+/);
    expect(JSON.stringify(trace)).not.toMatch(/zelda/i);
  });

  it.each([
    ['a message that was changed', Object.assign(new Error('once'), { message: 'Zelda' })],
    ['a code of several words', Object.assign(new Error('once'), { code: 'no Zelda here' })],
    ['what is no error', 'Zelda'],
  ])('is nothing of %s', (_what, thrown) => {
    expect(JSON.stringify(traceOf(thrown))).not.toContain('Zelda');
  });
});
