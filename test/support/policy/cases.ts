import { completenessCases } from './cases/completeness';
import { hygieneCases } from './cases/hygiene';
import { isolationCases } from './cases/isolation';
import { leastPrivilegeCases } from './cases/least-privilege';
import { partCases } from './cases/parts';

/** Every violation in the tests. */
export const cases = [...isolationCases, ...leastPrivilegeCases, ...completenessCases, ...hygieneCases, ...partCases];
