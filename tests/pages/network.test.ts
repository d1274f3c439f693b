import { createMemoryLimiter } from '../../api/links/limiter';
import { networkOf } from '../../api/links/network';

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

it('counts unknown tokens by network and says how long to wait', async () => {
  const limiter = createMemoryLimiter(2);
  expect(await limiter.count('2001:db8::1')).toBeNull();
  expect(await limiter.count('2001:db8::2')).toBeNull();
  expect(await limiter.count('2001:db8::3')).toBeGreaterThan(0);
  expect(await limiter.count('2001:db8:0:1::1')).toBeNull();
});
