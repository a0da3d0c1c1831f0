import { isObject, type JsonObject } from '../core/json';
import { refusal } from './access';
import { type NetlifyAccount, type NetlifyValue, type NetlifyWorld, nextId } from './world';

/** The scopes of a variable, in the spelling of requests. */
const scopes = ['builds', 'functions', 'runtime', 'post-processing'] as const;

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

/**
 * Scopes of a variable; without any given, all four. Free teams may name scopes only for a secret, and then exactly the
 * three that a secret can have (terraform-provider-netlify#57). A secret is never used in post-processing. Throws 403
 * or 422.
 */
export function checkedScopes(account: NetlifyAccount, given: unknown, isSecret: boolean): string[] {
  const wanted = Array.isArray(given) ? (given as string[]) : [...scopes];
  const secretScopes = scopes.filter((scope) => scope !== 'post-processing');
  const plain = !Array.isArray(given) || (isSecret && same(wanted, secretScopes));
  if (account.plan === 'free' && !plain) throw refusal(403, 'Upgrade your Netlify account to set specific scopes');
  if (isSecret && wanted.includes('post-processing')) {
    throw refusal(422, "Secrets are not allowed to run in 'post_processing' scopes");
  }
  return [...wanted];
}

/**
 * Names that cannot be set: "read-only environment variables are reserved in Netlify's system" and those of AWS Lambda
 * (https://docs.netlify.com/build/functions/environment-variables/,
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime).
 */
const reserved: ReadonlySet<string> = new Set([
  ...['URL', 'SITE_NAME', 'SITE_ID', 'DEPLOY_ID', 'DEPLOY_URL', 'DEPLOY_PRIME_URL', 'CONTEXT', 'BUILD_ID', 'NETLIFY'],
  ...['BRANCH', 'HEAD', 'COMMIT_REF', 'CACHED_COMMIT_REF', 'PULL_REQUEST', 'REVIEW_ID', 'REPOSITORY_URL'],
  ...['INCOMING_HOOK_TITLE', 'INCOMING_HOOK_URL', 'INCOMING_HOOK_BODY', 'NETLIFY_DEV', 'NETLIFY_LOCAL'],
  ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_EXECUTION_ENV', 'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
  ...['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
]);
const settable = 'AWS_LAMBDA_JS_RUNTIME';

/** Name of a variable. Throws 422 for a name that a shell cannot set, and for a reserved one. */
export function checkedKey(given: unknown): string {
  if (typeof given === 'string' && /^[A-Za-z][A-Za-z0-9_]*$/.test(given)) {
    if (reserved.has(given) || (given.startsWith('AWS_LAMBDA_') && given !== settable)) {
      throw refusal(422, `Key '${given}' is reserved`);
    }
    return given;
  }
  throw refusal(422, `Key '${String(given)}' must begin with a letter and hold letters, digits and underscores only`);
}

/** One value with its own id. Throws 422 unless the branch is given exactly when the context is `branch`. */
export function checkedValue(world: NetlifyWorld, given: JsonObject): NetlifyValue {
  const { value, context, context_parameter: parameter } = given;
  if (typeof value !== 'string' || typeof context !== 'string') throw refusal(422, 'A value needs value and context');
  const named = typeof parameter === 'string' && parameter !== '';
  if (named !== (context === 'branch'))
    throw refusal(422, "context_parameter belongs to context 'branch', and must be there");
  return { id: nextId(world, 'uuid'), value, context, ...(named ? { context_parameter: parameter } : {}) };
}

/** All values of a variable. Throws 422 for an empty list, and for two values of one context. */
export function checkedValues(world: NetlifyWorld, given: unknown): NetlifyValue[] {
  const values = (Array.isArray(given) ? given : []).filter(isObject).map((one) => checkedValue(world, one));
  const places = new Set(values.map((one) => `${one.context} ${one.context_parameter ?? ''}`));
  if (values.length === 0) throw refusal(422, 'A variable needs a value');
  if (places.size < values.length) throw refusal(422, 'A context can have one value only');
  return values;
}
