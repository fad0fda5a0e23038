import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { SEB_API, type sebDiscovery, sebToken } from 'shared/contracts/sebserver.ts';

/** Where the parts of the protocol are. Locations are paths: clients put their server's address before them. */
export function discovery(address: string): ReplyOf<typeof sebDiscovery> {
  const at = (name: string, description: string, location: string, authorization = 'Bearer') => ({
    ...{ name, description, location, authorization },
  });
  return {
    title: 'Khảo Thí',
    description: 'SEB Server client API of Khảo Thí',
    'server-location': address,
    'api-versions': [
      {
        name: 'v1',
        endpoints: [
          at('access-token-endpoint', 'request OAuth2 access token with client credentials', sebToken.path, 'Basic'),
          at('seb-handshake-endpoint', 'establish, confirm and close a connection', `${SEB_API}/handshake`),
          at('seb-configuration-endpoint', 'the configuration of an exam', `${SEB_API}/examconfig`),
          at('seb-ping-endpoint', 'signs of life; instructions come back', `${SEB_API}/sebping`),
          at('seb-log-endpoint', 'log lines and notifications', `${SEB_API}/seblog`),
        ],
      },
    ],
  };
}
