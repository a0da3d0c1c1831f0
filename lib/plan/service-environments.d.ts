import type { Registry } from '../registry/schema';
import type { EnvironmentPlan } from './types';
/** What decrypts a stack's state and secrets where the passphrase provider is used. */
export declare const STATE_PASSPHRASE = "PULUMI_CONFIG_PASSPHRASE";
/** What the Netlify provider reads its token from; its name is the provider's. */
export declare const NETLIFY_TOKEN = "NETLIFY_API_TOKEN";
/** What new errors are asked for with; its name is the one that Sentry's own tools read. */
export declare const ALERTS_TOKEN = "SENTRY_AUTH_TOKEN";
/** The environments of a repository that hold the Apps' keys, each behind exact branches; only those of Apps in use. */
export declare function serviceEnvironments(registry: Registry, repositoryKey: string): readonly EnvironmentPlan[];
