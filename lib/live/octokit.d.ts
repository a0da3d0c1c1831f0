import { Octokit } from '@octokit/core';
export { createAppAuth } from '@octokit/auth-app';
/** Octokit with rate limits respected and passing faults tried again. */
export declare const Client: typeof Octokit & import("@octokit/core/types", { with: { "resolution-mode": "import" } }).Constructor<import("@octokit/plugin-retry", { with: { "resolution-mode": "import" } }).RetryPlugin>;
