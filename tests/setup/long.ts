/** `count` in `npm run test:long`, and a tenth of it in `npm test`: for lives, years and other repetitions. */
export function tenth(count: number): number {
  return process.env['TEST_LONG'] ? count : Math.ceil(count / 10);
}
