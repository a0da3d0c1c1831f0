import type { CutDocument } from './cut';
import { isObject, type JsonObject } from './json';

/** The operation of a request, with its path parameters decoded. */
export interface Route {
  readonly operationId: string;
  readonly operation: JsonObject & { readonly path: string; readonly method: string };
  readonly params: Readonly<Record<string, string>>;
  /** The path in the form that the validator needs: every parameter is one segment, slashes encoded. */
  readonly path: string;
  /** The operation takes bytes, not JSON. */
  readonly raw: boolean;
}

interface Template {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly literal: number;
  readonly methods: ReadonlyMap<string, Route['operation']>;
  readonly template: string;
}

function compile(template: string, item: Record<string, JsonObject>, greedy: ReadonlySet<string>): Template {
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const name = part.slice(1, -1);
      names.push(name);
      return greedy.has(name) ? '(.+?)' : '([^/]+)';
    })
    .join('');
  const shared = Array.isArray(item['parameters']) ? item['parameters'] : [];
  const methods = Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]): [string, Route['operation']] => {
      const own = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
      return [method, { ...operation, parameters: [...own, ...shared], path: template, method }];
    });
  const literal = template.replace(/\{[^}]+\}/g, '').length;
  return { pattern: new RegExp(`^${pattern}/?$`), names, literal, methods: new Map(methods), template };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function takesBytes(operation: JsonObject): boolean {
  const body = operation['requestBody'];
  const content = isObject(body) && isObject(body['content']) ? Object.keys(body['content']) : [];
  return content.length > 0 && !content.some((type) => type.includes('json'));
}

/**
 * Matches requests to operations. Parameters named in `greedy` may hold slashes (`contents/{path}`,
 * `branches/{branch}`). OpenAPI cannot say that, so openapi-backend does not match them.
 */
export function createRouter(
  document: CutDocument,
  greedy: readonly string[],
): (method: string, path: string) => Route | undefined {
  const open = new Set(greedy);
  const templates = Object.entries(document.paths)
    .map(([path, item]) => compile(path, item, open))
    .sort((a, b) => b.literal - a.literal);
  return (method, path) => {
    for (const { pattern, names, methods, template } of templates) {
      const operation = methods.get(method.toLowerCase());
      const match = operation === undefined ? null : pattern.exec(path);
      if (operation === undefined || match === null) continue;
      const params = Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
      const flat = template.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
      return {
        operationId: String(operation['operationId']),
        operation,
        params,
        path: flat,
        raw: takesBytes(operation),
      };
    }
    return undefined;
  };
}
