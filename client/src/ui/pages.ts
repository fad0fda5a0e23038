import type { ComponentType, LazyExoticComponent } from 'react';
import type { Ability } from 'shared/people/abilities.ts';

/** A staff page as its feature declares it; `app.tsx` makes the router and the menu of these. */
export interface FeaturePage {
  /** TanStack Router's form: "/exams/$examId". */
  readonly path: string;
  readonly component: LazyExoticComponent<ComponentType> | ComponentType;
  /** Present for pages that stand in the menu. */
  readonly menu?: {
    readonly label: () => string;
    readonly icon: ComponentType<{ size?: number | string }>;
    readonly order: number;
    /** Addresses outside the page's own that belong to it: the menu shows where one is. */
    readonly covers?: readonly string[];
    /** Shown only to who may do this; all staff where absent. */
    readonly ability?: Ability;
  };
}
