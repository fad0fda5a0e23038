/** Room for the bytes of files that are on their way at once: a school that hands in together must not fill the memory. */
export interface UploadRoom {
  /** Takes room for so many bytes and gives back how to leave it, or null where there is none now. */
  enter(bytes: number): (() => void) | null;
}

export function uploadRoom(most: number): UploadRoom {
  let taken = 0;
  return {
    enter(bytes) {
      if (taken > 0 && taken + bytes > most) return null;
      taken += bytes;
      let isInside = true;
      return () => {
        if (isInside) taken -= bytes;
        isInside = false;
      };
    },
  };
}
