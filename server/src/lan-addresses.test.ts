import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { lanAddresses } from './lan-addresses.ts';

const at = (address: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4') =>
  ({ address, internal, family, netmask: '', mac: '', cidr: null, scopeid: 0 }) as NetworkInterfaceInfo;
const laptop = {
  lo: [at('127.0.0.1', true)],
  wifi: [at('fe80::1', false, 'IPv6'), at('192.168.1.10')],
  cable: [at('169.254.7.7'), at('10.0.0.5')],
};

test("a room's server says the addresses that pupils of its network type", () => {
  const said = ['http://192.168.1.10:8080', 'http://10.0.0.5:8080'];
  expect(lanAddresses({ host: '0.0.0.0', port: 8080 }, laptop)).toEqual(said);
  expect(lanAddresses({ host: '::', port: 8080 }, laptop)).toEqual(said);
});

test('a server of this machine alone, and one without a network, say none', () => {
  expect(lanAddresses({ host: '127.0.0.1', port: 8080 }, laptop)).toEqual([]);
  expect(lanAddresses({ host: '0.0.0.0', port: 8080 }, { lo: laptop.lo })).toEqual([]);
});
