import { sortedSet } from '../../plan/sorted';
import type { Lane } from '../../registry/schema/check';
import { globIndex } from '../changed-surfaces/glob-index';

/** A changed path outside a lane, and why. */
export interface OutOfScope {
  readonly path: string;
  readonly why: string;
}

/** A lane's verdict on a change. */
export interface LaneVerdict {
  readonly lane: string;
  readonly owners: readonly string[];
  readonly inScope: number;
  readonly outOfScope: readonly OutOfScope[];
}

/** Compares changed paths with one lane: each must match its `in` and none of its `out`. Pure. */
export function judgeLane(lane: Lane, paths: Iterable<string>): LaneVerdict {
  const [inside, outside] = [globIndex(lane.in), globIndex(lane.out)];
  const outOfScope: OutOfScope[] = [];
  let inScope = 0;
  for (const path of sortedSet(paths)) {
    const [excluded] = outside(path);
    if (excluded !== undefined) outOfScope.push({ path, why: `excluded from the lane by ${excluded}` });
    else if ([...inside(path)].length === 0) outOfScope.push({ path, why: `matches none of ${lane.in.join(', ')}` });
    else inScope += 1;
  }
  return { lane: lane.id, owners: lane.owners, inScope, outOfScope };
}
