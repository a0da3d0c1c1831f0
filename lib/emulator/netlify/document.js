"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "netlifyDocument", {
    enumerable: true,
    get: function() {
        return netlifyDocument;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _json = require("../core/json");
/** Rises when something is added to Netlify's document here, so that no old cut is read from the cache. */ const additions = 2;
const packageFile = ()=>require.resolve('@netlify/open-api/package.json');
const siteId = {
    name: 'site_id',
    in: 'path',
    required: true,
    schema: {
        type: 'string'
    }
};
const policy = {
    'application/json': {
        schema: {
            type: 'object',
            properties: {
                id: {
                    type: 'string'
                }
            }
        }
    }
};
const change = {
    'application/json': {
        schema: {
            type: 'object',
            properties: {
                policy_id: {
                    type: 'string'
                }
            }
        }
    }
};
const error = {
    'application/json': {
        schema: {
            type: 'object',
            required: [
                'message'
            ],
            properties: {
                code: {
                    type: 'integer'
                },
                message: {
                    type: 'string'
                }
            }
        }
    }
};
/** Firewall policy of a site: the provider asks for it, Netlify's public document lacks it (deviation `netlify-waf-policy`). */ const wafPolicy = {
    get: {
        operationId: 'getSiteWafPolicy',
        parameters: [
            siteId
        ],
        responses: {
            '200': {
                content: policy
            },
            '204': {},
            default: {
                content: error
            }
        }
    },
    put: {
        operationId: 'updateSiteWafPolicy',
        parameters: [
            siteId
        ],
        requestBody: {
            content: change
        },
        responses: {
            '200': {
                content: policy
            },
            default: {
                content: error
            }
        }
    }
};
const netlifyDocument = {
    name: 'netlify-open-api',
    get version () {
        return `${JSON.parse((0, _nodefs.readFileSync)(packageFile(), 'utf8')).version}-${additions}`;
    },
    async load () {
        const { convertObj } = await import('swagger2openapi');
        const text = (0, _nodefs.readFileSync)((0, _nodepath.join)((0, _nodepath.dirname)(packageFile()), 'dist', 'swagger.json'), 'utf8');
        // The document spells most of its date-time formats "dateTime", which no validator knows and all ignore.
        const swagger = JSON.parse(text.replaceAll('"dateTime"', '"date-time"'));
        const { openapi } = await convertObj(swagger, {
            patch: true
        });
        const paths = (0, _json.isObject)(openapi) && (0, _json.isObject)(openapi['paths']) ? openapi['paths'] : {};
        return {
            ...openapi,
            paths: {
                ...paths,
                '/sites/{site_id}/waf/policy': wafPolicy
            }
        };
    }
};
