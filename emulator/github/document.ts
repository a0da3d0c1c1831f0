import { readFileSync } from 'node:fs';
import type { VendorDocument } from '../core/document';
import type { JsonObject } from '../core/json';

function read(path: string): JsonObject {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8')) as JsonObject;
}

/** GitHub's own description of its REST API, as `@octokit/openapi` publishes it (13 MB). */
export function githubDocument(): VendorDocument {
  return {
    name: 'octokit-openapi',
    get version() {
      return String(read('@octokit/openapi/package.json')['version']);
    },
    load: () => read('@octokit/openapi/generated/api.github.com.json'),
  };
}
