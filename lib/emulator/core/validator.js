"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "createValidator", {
    enumerable: true,
    get: function() {
        return createValidator;
    }
});
const _ajvformats = /*#__PURE__*/ _interop_require_default(require("ajv-formats"));
const _openapibackend = /*#__PURE__*/ _interop_require_default(require("openapi-backend"));
const _closing = require("./closing");
const _document = require("./document");
const _nullable = require("./nullable");
const _router = require("./router");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function describe(problem) {
    const property = problem.params['additionalProperty'] ?? problem.params['missingProperty'];
    const allowed = problem.params['allowedValues'];
    const detail = property === undefined ? '' : ` ('${String(property)}')`;
    return `${problem.instancePath || '/'} ${problem.message ?? problem.keyword}${detail}${allowed === undefined ? '' : `: ${JSON.stringify(allowed)}`}`;
}
async function createValidator(vendor, operationIds, greedy, ledger) {
    const document = (0, _closing.closeObjects)((0, _nullable.allowNull)(await (0, _document.loadCut)(vendor, operationIds)));
    const backend = new _openapibackend.default({
        definition: document,
        quick: true,
        validate: true,
        // Schemas are the vendor's own and compiled once each: checking or optimizing them costs more than it saves.
        ajvOpts: {
            strict: false,
            allErrors: true,
            meta: false,
            validateSchema: false,
            code: {
                optimize: false
            }
        },
        customizeAjv: (ajv)=>(0, _ajvformats.default)(ajv)
    });
    await backend.init();
    const match = (0, _router.createRouter)(backend.definition, greedy);
    const { validator } = backend;
    const remaining = (route, part, errors)=>(errors ?? []).filter((error)=>!ledger.excuses(route.operationId, part, error)).map(describe);
    return {
        match,
        request (route, { query, headers, body: given }) {
            if (route.raw && headers['content-type'] === undefined) return [
                'bytes are sent without a content-type'
            ];
            const body = route.raw ? undefined : given;
            const request = {
                method: route.operation.method,
                path: route.path,
                query: {
                    ...query
                },
                headers,
                body
            };
            const { errors } = validator.validateRequest(request, route.operation);
            return remaining(route, 'request', errors);
        },
        response (route, status, body) {
            const responses = route.operation['responses'] ?? {};
            const documented = responses[String(status)] ?? responses['default'];
            // An error's status need not be documented (GitHub lists few of its 403 and 404), success must be.
            if (documented === undefined) return status >= 400 ? [] : [
                `status ${status} is not documented`
            ];
            if (documented.content === undefined) {
                return body === undefined || status >= 400 ? [] : [
                    `status ${status} is documented without a body`
                ];
            }
            if (body === undefined) return status === 304 ? [] : [
                `status ${status} is documented with a body`
            ];
            const { errors } = validator.validateResponse(body, route.operation, status);
            return remaining(route, 'response', errors);
        }
    };
}
