import type { networkInterfaces } from 'node:os';

/**
 * Addresses under which a server that listens to the whole network is reached from other machines of it: "http://192.168.1.10:8080".
 * None where it listens to this machine alone, or to one address that whoever set it knows.
 */
export function lanAddresses(
  { host, port }: { readonly host: string; readonly port: number },
  interfaces: ReturnType<typeof networkInterfaces>,
): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  return Object.values(interfaces)
    .flatMap((some) => some ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !isSelfMade(address))
    .map(({ address }) => `http://${address}:${port}`);
}

/** What a machine gives itself where nobody gave it an address: nobody else is there. */
const isSelfMade = (address: string) => address.startsWith('169.254.');
