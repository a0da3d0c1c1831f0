import type { Setting } from '../setting';
import { type Values, x } from '../shape';

/** The governing repository's name, from the file or from the file that calls it. */
export function governingEnv({ isGoverning, governing }: Setting): Values {
  return { GOVERNING: isGoverning ? x(`inputs.governing || ''`) : governing };
}

/** The comment above `GOVERNING`. */
export const GOVERNING_NOTE: Readonly<Record<string, string>> = {
  'env.GOVERNING':
    'The name of the governing repository, where it is another one. The file contains the name, so that no variable decides whose code and registry run here.',
};

/** The repository's key in the registry, from a variable that the foundation stack writes. */
export const REPOSITORY_ENV: Values = { CAUSEWAY_REPOSITORY: x('vars.CAUSEWAY_REPOSITORY') };

/**
 * How a job reads the evidence: over the API in the governing repository, from a clone where the job's own token cannot
 * see it.
 */
export const EVIDENCE_ENV: Values = { EVIDENCE: x(`env.GOVERNING == '' && '--evidence-api' || '--evidence-fetched'`) };

/** An option of commands that read the source, where it lies beside the governing repository's code. */
export const SOURCE_OPTION = `\${GOVERNING:+--checkout source}`;

/** The job's own token. */
export const OWN_TOKEN: Values = { GITHUB_TOKEN: x('github.token') };
