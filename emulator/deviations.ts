import type { Deviation } from './core/deviation';
import { githubDeviations } from './github/deviations';
import { netlifyDeviations } from './netlify/deviations';

/** Every place where an emulator departs from its vendor's OpenAPI document. There is no other. */
export const deviations: readonly Deviation[] = [...githubDeviations, ...netlifyDeviations];
