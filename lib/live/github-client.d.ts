import { UserError } from '../registry/user-error';
import type { GithubCredentials } from './credentials';
import type { Client } from './octokit';
/** GitHub over REST, with its rate limits respected and passing faults tried again. */
export type GithubClient = InstanceType<typeof Client>;
/** The root of the REST API as the Terraform provider finds it: `/api/v3` before every path but at api.github.com. */
export declare function apiRoot(baseUrl: string): string;
/** A client for these credentials. It asks again at most twice after a rate limit, and never writes. */
export declare function githubClient(credentials: GithubCredentials): GithubClient;
/** The HTTP status that a failed request carries, if it got that far. */
export declare function statusOf(error: unknown): number | undefined;
/** A failed request as a person reads it, exit 3: we could not find out. */
export declare function couldNotAsk(error: unknown, doing: string, place: string): UserError;
