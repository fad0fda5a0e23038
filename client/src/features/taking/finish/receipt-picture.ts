import { type ComponentType, lazy } from 'react';

const load = () => import('../../../ui/QrCode.tsx');

/** Fetched while there is a network, since a paper may be handed in without one. */
export const preloadReceiptPicture = (): Promise<unknown> => load();

/** The receipt's QR code. Where it cannot be fetched the short code stands alone: the page does not fail for a picture. */
export const ReceiptPicture = lazy<ComponentType<{ text: string; size?: number; title: string }>>(() =>
  load().then(
    ({ QrCode }) => ({ default: QrCode }),
    () => ({ default: () => null }),
  ),
);
