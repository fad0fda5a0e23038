/** The protocol's own "service restart": pages connect again by themselves, to whichever node they are given. */
export const CLOSE_COME_BACK = 1012;
