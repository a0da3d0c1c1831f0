import addFormats from 'ajv-formats';
import OpenAPIBackend, { type Document } from 'openapi-backend';
import { closeObjects } from './closing';
import type { CutDocument } from './cut';
import type { DeviationLedger, SchemaProblem, Waiver } from './deviation';
import { documentKey, loadCut, type VendorDocument } from './document';
import { allowNull } from './nullable';
import { createRouter, type Route } from './router';

/** A request in the form that the validator needs. */
export interface ValidatedRequest {
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Routes and validates against a vendor's document. Each answer is a list of problems, which is empty for a valid
 * message.
 */
export interface Validator {
  match(method: string, path: string): Route | undefined;
  request(route: Route, request: ValidatedRequest): string[];
  response(route: Route, status: number, body: unknown): string[];
}

function describe(problem: SchemaProblem): string {
  const property = problem.params['additionalProperty'] ?? problem.params['missingProperty'];
  const allowed = problem.params['allowedValues'];
  const detail = property === undefined ? '' : ` ('${String(property)}')`;
  return `${problem.instancePath || '/'} ${problem.message ?? problem.keyword}${detail}${allowed === undefined ? '' : `: ${JSON.stringify(allowed)}`}`;
}

async function compiledBackend(vendor: VendorDocument, operationIds: readonly string[]): Promise<OpenAPIBackend> {
  const document = closeObjects(allowNull(await loadCut(vendor, operationIds)));
  const backend = new OpenAPIBackend({
    definition: document as unknown as Document,
    quick: true,
    validate: true,
    // The schemas are the vendor's own and are compiled once each: checking or optimizing them costs more than it
    // saves.
    ajvOpts: { strict: false, allErrors: true, meta: false, validateSchema: false, code: { optimize: false } },
    customizeAjv: (ajv) => addFormats(ajv),
  });
  await backend.init();
  return backend;
}

// Each process reads a document and compiles each of its schemas once, because tests start thousands of services.
const backends = new Map<string, Promise<OpenAPIBackend>>();

function backendOf(vendor: VendorDocument, operationIds: readonly string[]): Promise<OpenAPIBackend> {
  const key = JSON.stringify([documentKey(vendor), [...operationIds].sort()]);
  const known = backends.get(key);
  if (known !== undefined) return known;
  const compiled = compiledBackend(vendor, operationIds);
  backends.set(key, compiled);
  compiled.catch(() => backends.delete(key));
  return compiled;
}

/** Builds the validator for the operations that a service serves. `greedy` names path parameters that may hold slashes. */
export async function createValidator(
  vendor: VendorDocument,
  operationIds: readonly string[],
  greedy: readonly string[],
  ledger: DeviationLedger,
): Promise<Validator> {
  const backend = await backendOf(vendor, operationIds);
  const match = createRouter(backend.definition as unknown as CutDocument, greedy);
  const { validator } = backend;

  const remaining = (route: Route, part: Waiver['part'], errors: readonly SchemaProblem[] | null | undefined) =>
    (errors ?? []).filter((error) => !ledger.excuses(route.operationId, part, error)).map(describe);

  return {
    match,
    request(route, { query, headers, body: given }) {
      if (route.raw && headers['content-type'] === undefined) return ['bytes are sent without a content-type'];
      const body = route.raw ? undefined : given;
      const request = { method: route.operation.method, path: route.path, query: { ...query }, headers, body };
      const { errors } = validator.validateRequest(request, route.operation as never);
      return remaining(route, 'request', errors);
    },
    response(route, status, body) {
      const responses = (route.operation['responses'] ?? {}) as Record<string, { content?: object }>;
      const documented = responses[String(status)] ?? responses['default'];
      // An error status need not be documented (GitHub lists few of its 403 and 404). A success status must be.
      if (documented === undefined) return status >= 400 ? [] : [`status ${status} is not documented`];
      if (documented.content === undefined) {
        return body === undefined || status >= 400 ? [] : [`status ${status} is documented without a body`];
      }
      if (body === undefined) return status === 304 ? [] : [`status ${status} is documented with a body`];
      const { errors } = validator.validateResponse(body, route.operation as never, status);
      return remaining(route, 'response', errors);
    },
  };
}
