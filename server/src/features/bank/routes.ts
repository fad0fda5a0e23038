import type { Deps } from '../../deps.ts';
import type { Serve } from '../../http/serve.ts';

export function bankRoutes(_serve: Serve, _deps: Deps): void {}
