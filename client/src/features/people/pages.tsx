import type { FeaturePage } from '../../ui/pages.ts';

export const pages: readonly FeaturePage[] = [];
