import { createSharedLimiter } from '../../api/links/limiter';
import { networkOf } from '../../api/links/network';
import { openDatabase } from '../../record/postgres/database';

describe('the network that an address stands for', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['', 'unknown'],
    ['somewhere', 'unknown'],
  ])('of %s is %s', (address, expected) => {
    expect(networkOf(address)).toBe(expected);
  });
});

it('counts unknown tokens by network while the database is away, and says how long to wait', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { poolSize: 1 });
  const limiter = createSharedLimiter(db, () => undefined);
  for (let token = 1; token <= 60; token += 1) expect(await limiter.count(`2001:db8::${token}`)).toBeNull();
  expect(await limiter.count('2001:db8::61')).toBeGreaterThan(0);
  expect(await limiter.count('2001:db8:0:1::1')).toBeNull();
  await db.destroy();
});
