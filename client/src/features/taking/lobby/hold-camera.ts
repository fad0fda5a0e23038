export interface HeldCamera {
  /** The camera's picture, or null where it came too late and was closed at once. @throws where there is none. */
  open(): Promise<MediaStream | null>;
  close(): void;
}

/** Holds what the camera gives until `close`, also where the permission is given only afterwards. */
export function holdCamera(ask: () => Promise<MediaStream>): HeldCamera {
  let held: MediaStream | null = null;
  let isClosed = false;
  const stop = (stream: MediaStream | null) => {
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  return {
    async open() {
      const stream = await ask();
      if (isClosed) {
        stop(stream);
        return null;
      }
      held = stream;
      return stream;
    },
    close() {
      isClosed = true;
      stop(held);
      held = null;
    },
  };
}
