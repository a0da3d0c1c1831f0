import type { Setting } from '../setting';
import { type Values, x } from '../shape';

/** Which repository governs: the file says it, or the file that calls it. */
export function governingEnv({ isGoverning, governing }: Setting): Values {
  return { GOVERNING: isGoverning ? x(`inputs.governing || ''`) : governing };
}

/** The comment above `GOVERNING`. */
export const GOVERNING_NOTE: Readonly<Record<string, string>> = {
  'env.GOVERNING':
    'The name of the governing repository, where it is another one. It is written into the file: no variable decides whose code and registry run here.',
};

/** Which repository of the registry this one is: a variable that the foundation stack writes. */
export const REPOSITORY_ENV: Values = { CAUSEWAY_REPOSITORY: x('vars.CAUSEWAY_REPOSITORY') };

/** How a job reads the evidence: over the API at home, from a clone where the job's own token cannot see it. */
export const EVIDENCE_ENV: Values = { EVIDENCE: x(`env.GOVERNING == '' && '--evidence-api' || '--evidence-fetched'`) };

/** An option of commands that read the source, where it is beside the governing repository's code. */
export const SOURCE_OPTION = `\${GOVERNING:+--checkout source}`;

/** The job's own token. */
export const OWN_TOKEN: Values = { GITHUB_TOKEN: x('github.token') };
