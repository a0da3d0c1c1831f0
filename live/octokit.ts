import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

export { createAppAuth } from '@octokit/auth-app';

/** Octokit with rate limits respected and transient failures retried. */
export const Client = Octokit.plugin(throttling, retry);
