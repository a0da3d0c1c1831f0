import { isObject, type JsonObject } from './json';

/** The part of a vendor's document that a service needs. */
export interface CutDocument {
  readonly openapi: string;
  readonly info: JsonObject;
  readonly paths: Record<string, Record<string, JsonObject>>;
  readonly components: Record<string, JsonObject>;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'];

const prose = new Set(['description', 'example', 'examples', 'externalDocs', 'x-github', 'x-octokit', 'summary']);

function withoutProse(value: unknown, inProperties = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => inProperties || !prose.has(key));
  return Object.fromEntries(
    kept.map(([key, item]) => [key, withoutProse(item, !inProperties && key === 'properties')]),
  );
}

function collectRefs(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectRefs(item, found);
  else if (isObject(value)) {
    if (typeof value['$ref'] === 'string') found.add(value['$ref']);
    for (const item of Object.values(value)) collectRefs(item, found);
  }
}

/**
 * Keeps the named operations and every component that they reach. Throws for an operation that is not in the document.
 */
export function cutDocument(document: JsonObject, operationIds: readonly string[]): CutDocument {
  const wanted = new Set(operationIds);
  const paths: CutDocument['paths'] = {};
  for (const [path, item] of Object.entries(isObject(document['paths']) ? document['paths'] : {})) {
    if (!isObject(item)) continue;
    const kept = Object.entries(item).filter(
      ([method, operation]) =>
        methods.includes(method) && isObject(operation) && wanted.delete(String(operation['operationId'])),
    );
    if (kept.length === 0) continue;
    const shared = item['parameters'] === undefined ? [] : [['parameters', item['parameters']]];
    paths[path] = withoutProse(Object.fromEntries([...kept, ...shared])) as Record<string, JsonObject>;
  }
  if (wanted.size > 0) throw new Error(`not in the vendor's document: ${[...wanted].join(', ')}`);

  const components: CutDocument['components'] = {};
  const seen = new Set<string>();
  const open: unknown[] = [paths];
  while (open.length > 0) {
    const refs = new Set<string>();
    collectRefs(open.pop(), refs);
    for (const ref of refs) {
      const [, group, name] = /^#\/components\/([^/]+)\/(.+)$/.exec(ref) ?? [];
      if (group === undefined || name === undefined) throw new Error(`a reference of an unknown form: ${ref}`);
      if (seen.has(ref)) continue;
      seen.add(ref);
      const all = isObject(document['components']) ? document['components'][group] : undefined;
      const component = withoutProse(isObject(all) ? all[name] : undefined);
      if (component === undefined) throw new Error(`a reference to nothing: ${ref}`);
      components[group] ??= {};
      components[group][name] = component;
      open.push(component);
    }
  }
  const info = isObject(document['info']) ? document['info'] : {};
  return {
    openapi: String(document['openapi']),
    info: { title: info['title'], version: info['version'] },
    paths,
    components,
  };
}
