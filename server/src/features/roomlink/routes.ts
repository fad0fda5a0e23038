import * as contract from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';
import { readRoomLink } from './read-room-link.ts';

export function roomLinkRoutes(serve: Serve, deps: Deps): void {
  serve(contract.readRoomLink, {
    // Any member of staff at this machine may know whether its line holds.
    may: () => true,
    do: ({ language }) => readRoomLink(deps, language),
  });
}
