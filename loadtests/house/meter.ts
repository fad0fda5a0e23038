import { type Figures, round } from './figures.ts';
import { processorTime, residentMB } from './processes.ts';
import type { Server } from './server.ts';
import type { Service } from './service.ts';

/** Processor time per act from now on; of a server that ran already it cannot be known. */
export function beginMeter(own: Service['own']) {
  const now = () => [
    own ? processorTime(own.server.pid()) : 0,
    own ? own.database.processorTime() : 0,
    processorTime(process.pid),
  ];
  const before = now();
  return (done: number): Pick<Figures, 'cpuMicroseconds'> => {
    const [server = 0, database = 0, generator = 0] = now().map((time, index) =>
      round(Math.max(0, time - (before[index] ?? 0)) / Math.max(1, done)),
    );
    return { cpuMicroseconds: { server, database, generator } };
  };
}

/** Below so many looks a third says nothing. */
const LOOKS_A_THIRD = 20;

/** Looks at a server's memory every second; null has none that could be seen. */
export function watchMemory(server: Server | null) {
  let looks: number[] = [];
  let most = 0;
  const look = () => {
    const now = residentMB(server?.pid() ?? 0);
    most = Math.max(most, now);
    looks.push(now);
  };
  const looking = server ? setInterval(look, 1_000) : undefined;
  return {
    /** What came before the measured part says nothing of growth in it. */
    begin() {
      looks = [];
    },
    most(): number | null {
      if (server) look();
      return server ? most : null;
    },
    thirds(): { rssThirds?: number[] } {
      const each = Math.floor(looks.length / 3);
      if (each < LOOKS_A_THIRD) return {};
      return {
        rssThirds: [0, 1, 2].map((third) => middleOf(looks.slice(third * each, (third + 1) * each))),
      };
    },
    stop: () => clearInterval(looking),
  };
}

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
