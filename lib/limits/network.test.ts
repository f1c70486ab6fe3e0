import { expect, it } from 'vitest';
import { getNetwork, maskAddress } from './network.ts';

it.each([
  ['198.51.100.7', '198.51.100.7', '198.51.100.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['2001:db8:1:2:3:4:198.51.100.7', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['', 'unknown', 'unknown'],
  ['198.51.100.7, 1.1.1.1', 'unknown', 'unknown'],
])('counts %s as %s, and logs it as %s', (address, network, masked) => {
  expect(getNetwork(address)).toBe(network);
  expect(maskAddress(address)).toBe(masked);
});
