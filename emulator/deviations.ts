import type { Deviation } from './core/deviation';
import { githubDeviations } from './github/deviations';
import { netlifyDeviations } from './netlify/deviations';

/** Every place where an emulator departs from its vendor's OpenAPI document. No other departure is allowed. */
export const deviations: readonly Deviation[] = [...githubDeviations, ...netlifyDeviations];
