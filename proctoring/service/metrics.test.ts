import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { metricsText, newMetrics } from './metrics.ts';
import { serveMetrics } from './serve-metrics.ts';

const NOW = 1_800_000_000_000;
const of = (fields: Partial<ReturnType<typeof newMetrics>> = {}, backend = 'wasm') =>
  metricsText({ ...newMetrics(), ...fields }, { backend, now: NOW, memoryBytes: 300_000_000 });

describe('the metrics of the service', () => {
  it('are in base units, each with its help and type', () => {
    const text = of({
      frames: { seen: 8, unreadable: 1 },
      differing: 2,
      lookedMs: 1600,
      msPerFrame: 200,
      waiting: 12,
      oldestWaitingAt: NOW - 90_000,
      samplingRate: 0.05,
    });
    expect(text).toContain(
      '# TYPE khaothi_vision_frames_total counter\nkhaothi_vision_frames_total{outcome="seen"} 8\n',
    );
    for (const line of [
      'frame_seconds 0.2',
      'differing_ratio 0.25',
      'queue_frames 12',
      'queue_age_seconds 90',
      'sampling_ratio 0.05',
      'look_seconds_total 1.6',
      'up{backend="wasm"} 1',
    ])
      expect(text.split('\n')).toContain(`khaothi_vision_${line}`);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('leave out what is not known yet, and say that no backend is there', () => {
    const text = of({}, 'none');
    for (const unknown of ['frame_seconds', 'differing_ratio', 'sampling_ratio']) expect(text).not.toContain(unknown);
    expect(text).toContain('khaothi_vision_up{backend="none"} 0');
  });

  it('are served at /metrics and nowhere else', async () => {
    const server = await serveMetrics(0, '127.0.0.1', () => of());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const reply = await fetch(`${address}/metrics`);
    expect(reply.headers.get('content-type')).toContain('version=0.0.4');
    expect(await reply.text()).toContain('khaothi_vision_queue_frames 0');
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
    await new Promise((resolve) => server.close(resolve));
  });
});
