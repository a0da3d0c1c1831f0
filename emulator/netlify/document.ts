import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { VendorDocument } from '../core/document';
import { isObject, type JsonObject } from '../core/json';

/** Raise this when something is added to Netlify's document here, so that no old cut is read from the cache. */
const additions = 4;

const packageFile = () => require.resolve('@netlify/open-api/package.json');

const siteId = { name: 'site_id', in: 'path', required: true, schema: { type: 'string' } };
const policy = { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } };
const change = { 'application/json': { schema: { type: 'object', properties: { policy_id: { type: 'string' } } } } };
const error = {
  'application/json': {
    schema: {
      type: 'object',
      required: ['message'],
      properties: { code: { type: 'integer' }, message: { type: 'string' } },
    },
  },
};

/**
 * A site's firewall policy. The provider asks for it, but Netlify's public document lacks it (deviation
 * `netlify-waf-policy`).
 */
const wafPolicy = {
  get: {
    operationId: 'getSiteWafPolicy',
    parameters: [siteId],
    responses: { '200': { content: policy }, '204': {}, default: { content: error } },
  },
  put: {
    operationId: 'updateSiteWafPolicy',
    parameters: [siteId],
    requestBody: { content: change },
    responses: { '200': { content: policy }, default: { content: error } },
  },
};

const deployId = { name: 'deploy_id', in: 'path', required: true, schema: { type: 'string' } };
const fileList = {
  'application/json': {
    schema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'path', 'sha'],
        properties: Object.fromEntries([
          ...['id', 'path', 'sha', 'mime_type'].map((name) => [name, { type: 'string' }]),
          ['size', { type: 'integer' }],
        ]),
      },
    },
  },
};

/**
 * The files of one deploy. Netlify's forum describes them, but its document lacks them (deviation
 * `netlify-deploy-files`).
 */
const deployFileList = {
  get: {
    operationId: 'listDeployFiles',
    parameters: [deployId, ...['page', 'per_page'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } }))],
    responses: { '200': { content: fileList }, default: { content: error } },
  },
};

/** Netlify's description of its REST API, converted from Swagger 2.0, with the three operations that it lacks. */
export const netlifyDocument: VendorDocument = {
  name: 'netlify-open-api',
  get version() {
    return `${(JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string }).version}-${additions}`;
  },
  async load() {
    const { convertObj } = await import('swagger2openapi');
    const text = readFileSync(join(dirname(packageFile()), 'dist', 'swagger.json'), 'utf8');
    // The document spells most of its date-time formats "dateTime". No validator knows this format, and all ignore it.
    const swagger = JSON.parse(text.replaceAll('"dateTime"', '"date-time"')) as JsonObject;
    const { openapi } = await convertObj(swagger, { patch: true });
    const paths =
      isObject(openapi) && isObject((openapi as JsonObject)['paths']) ? (openapi as JsonObject)['paths'] : {};
    const added = { '/sites/{site_id}/waf/policy': wafPolicy, '/deploys/{deploy_id}/files': deployFileList };
    return { ...openapi, paths: { ...(paths as JsonObject), ...added } };
  },
};
