import { Option } from 'commander';

/** The folder for kept answers. */
export interface CacheFlag {
  readonly cache?: string;
}

/** Its option. */
export function cacheOption(): Option {
  return new Option('--cache <folder>', 'keep GitHub’s answers here: an unchanged world then costs no rate limit');
}
