import { type ParserPlugin, parse } from '@babel/parser';

/** A node of a program, from `@babel/parser`. */
export type Node = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly start: number;
  readonly end: number;
};

/** A program in JavaScript or TypeScript: its statements, and its words without comments and spaces. */
export interface Program {
  readonly body: readonly Node[];
  readonly wordsOf: (node: Node) => string;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The nodes directly within one. */
export function partsOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'loc' || key.endsWith('Comments') || key === 'extra') return [];
    return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
  });
}

interface Word {
  readonly type: unknown;
  readonly start: number;
  readonly end: number;
}

function parsedWith(text: string, plugins: readonly ParserPlugin[]) {
  const parsed = (decorators: ParserPlugin) =>
    parse(text, {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      tokens: true,
      plugins: [decorators, ...plugins],
    });
  try {
    return parsed('decorators');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // TypeScript's own decorators may stand before parameters, as Angular's do (https://www.typescriptlang.org/docs/handbook/decorators.html).
    return parsed('decorators-legacy');
  }
}

/** Parses a program in a file of that name. Undefined for an invalid program. */
export function readProgram(text: string, path: string): Program | undefined {
  const plugins: ParserPlugin[] = ['decoratorAutoAccessors', 'explicitResourceManagement'];
  if (/\.[cm]?tsx?$/.test(path)) plugins.push('typescript');
  if (!/\.[cm]?ts$/.test(path)) plugins.push('jsx');
  try {
    const file = parsedWith(text, plugins);
    const words = (file.tokens as readonly Word[]).filter(({ type }) => typeof type !== 'string');
    const wordsOf = ({ start, end }: Node) =>
      words
        .filter((word) => word.start >= start && word.end <= end)
        .map((word) => text.slice(word.start, word.end))
        .join(' ');
    return { body: file.program.body as unknown as readonly Node[], wordsOf };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `test.skip.each(…)(…)` as `['test', 'skip', 'each']`; empty when it does not begin with a name. */
export function chainOf(node: unknown): readonly string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Identifier') return [String(node['name'])];
  if (node.type === 'ThisExpression') return ['this'];
  if (node.type === 'AwaitExpression') return chainOf(node['argument']);
  if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression') return chainOf(node['callee']);
  if (node.type === 'TaggedTemplateExpression') return chainOf(node['tag']);
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return [];
  const property = node['property'];
  const name =
    isNode(property) && property.type === 'Identifier' && node['computed'] !== true ? String(property['name']) : '?';
  const before = chainOf(node['object']);
  return before.length === 0 ? [] : [...before, name];
}

export function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

export function argumentsOf(call: Node): readonly Node[] {
  return (call['arguments'] as readonly unknown[]).filter(isNode);
}
