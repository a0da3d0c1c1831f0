import { changesScripts } from '../../formats/npm/settings';

/**
 * Names that AWS Lambda reserves
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime). Netlify runs
 * functions there and refuses these names, except AWS_LAMBDA_JS_RUNTIME, with which a team chooses the version of Node
 * (https://docs.netlify.com/build/functions/environment-variables/).
 */
const LAMBDA: ReadonlySet<string> = new Set([
  ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_EXECUTION_ENV', 'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
  ...['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
]);

/** Read-only variables of Netlify's builds (https://docs.netlify.com/build/configure-builds/environment-variables/). */
const NETLIFY: ReadonlySet<string> = new Set([
  ...['NETLIFY', 'NETLIFY_DEV', 'NETLIFY_LOCAL', 'BUILD_ID', 'CONTEXT'],
  ...['REPOSITORY_URL', 'BRANCH', 'HEAD', 'COMMIT_REF', 'CACHED_COMMIT_REF', 'PULL_REQUEST', 'REVIEW_ID'],
  ...['URL', 'DEPLOY_URL', 'DEPLOY_PRIME_URL', 'DEPLOY_ID', 'SITE_NAME', 'SITE_ID'],
  ...['INCOMING_HOOK_TITLE', 'INCOMING_HOOK_URL', 'INCOMING_HOOK_BODY'],
  // https://github.com/netlify/primitives/blob/main/packages/blobs/README.md, https://gist.github.com/swyxio/c53634e7e63f0015e43c16bc26832283
  ...['NETLIFY_BLOBS_CONTEXT', 'NETLIFY_IMAGES_CDN_DOMAIN'],
]);

/** The alternative to a reserved name. */
export const NETLIFY_RESERVED =
  'a name that begins with a letter, is no read-only variable of Netlify (URL, SITE_ID, CONTEXT …) none of AWS Lambda (AWS_REGION, AWS_LAMBDA_… …), and decides nothing about the commands of a build (NODE_OPTIONS, PATH, NPM_CONFIG_… …)';

/** The reason why Netlify refuses a variable of this name and, where it is known, value; undefined where it accepts it. */
export function reservedAtNetlify(name: string, values: readonly unknown[] = [undefined]): string | undefined {
  const upper = name.toUpperCase();
  if (!/^[A-Z]/.test(upper)) return 'does not begin with a letter, as Netlify wants it';
  if (upper === 'AWS_LAMBDA_JS_RUNTIME') return undefined;
  if (LAMBDA.has(upper) || upper.startsWith('AWS_LAMBDA_')) return 'is one that AWS Lambda keeps for itself';
  if (values.some((value) => changesScripts(upper, value)))
    return 'decides what the commands of a build run, which netlify check cannot see there';
  return NETLIFY.has(upper) ? 'is a read-only variable of Netlify' : undefined;
}
