import type { BrowserContext, Page } from 'playwright-core';

/** What a browser says of a camera that it cannot give. */
type Fault = 'NotAllowedError' | 'NotReadableError' | 'NotFoundError';

interface Cable {
  fault: Fault | null;
  pull(): void;
}

/** Puts a hand on the camera's cable in every page of a device: the browser gives the fake camera, or a fault. */
export async function putHandOnCable(device: BrowserContext, fault: Fault | null): Promise<void> {
  await device.addInitScript((first) => {
    const tracks: MediaStreamTrack[] = [];
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const cable: Cable = {
      fault: first,
      pull() {
        for (const track of tracks.splice(0)) {
          track.stop();
          // Browsers say so only where it was not the page that stopped it.
          track.dispatchEvent(new Event('ended'));
        }
      },
    };
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      if (cable.fault) throw new DOMException('no camera', cable.fault);
      const stream = await real(wanted);
      tracks.push(...stream.getVideoTracks());
      return stream;
    };
    Object.assign(globalThis, { cable });
  }, fault);
}

/** The cable out of the machine, or another program on the camera. */
export async function takeCamera(page: Page, fault: Fault): Promise<void> {
  await page.evaluate((why) => {
    const { cable } = globalThis as unknown as { cable: Cable };
    cable.fault = why;
    cable.pull();
  }, fault);
}

/** The cable in again, or the camera allowed: the browser says that something changed. */
export async function giveCameraBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as { cable: Cable }).cable.fault = null;
  });
  await changeDevices(page);
}

/** Something was put into the machine: whoever waits to try again tries now. */
export async function changeDevices(page: Page): Promise<void> {
  await page.evaluate(() => void navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
}
