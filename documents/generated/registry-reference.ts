import { sortedBy } from '../../plan/sorted';
import { registryJsonSchema, SCHEMA_PATH, TEXT_KINDS } from '../../registry/json-schema';
import { inlineCode, inlineCodes, markdownSentence } from '../../registry/markdown';
import { termsLine } from '../../registry/terms';
import { generatedPage, pageTable } from './page';

/** The page's path. */
export const REGISTRY_REFERENCE_PATH = 'docs/registry.md';

/** The fields of a JSON Schema node that this page reads. */
interface SchemaNode {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

function choicesOf({ anyOf, oneOf }: SchemaNode): readonly SchemaNode[] {
  return anyOf ?? oneOf ?? [];
}

function valueType({ additionalProperties }: SchemaNode): SchemaNode | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function bounds({ minimum, maximum, maxLength }: SchemaNode): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  return maxLength === undefined ? '' : `, at most ${maxLength} characters`;
}

/** A value's type in words. */
function typeOf(node: SchemaNode): string {
  if (node.const !== undefined) return inlineCode(JSON.stringify(node.const));
  if (node.enum) return inlineCodes(node.enum.map(String));
  const choices = choicesOf(node);
  if (choices.length > 0) return choices.map(typeOf).join(' or ');
  if (node.type === 'array') return `list of ${node.items ? typeOf(node.items) : 'anything'}`;
  const values = valueType(node);
  if (node.type === 'object') {
    if (node.properties) return `object${node.title ? `: ${node.title}` : ''}`;
    return values ? `object of ${typeOf(values)}` : 'object';
  }
  return `${node.type === 'string' && node.title ? node.title : (node.type ?? 'anything')}${bounds(node)}`;
}

/** The meaning of a key; a dash where its kind says all. */
function meaningOf({ title, description }: SchemaNode): string {
  const isOfKind = description === undefined || (title !== undefined && TEXT_KINDS.get(title) === description);
  return isOfKind ? '–' : markdownSentence(description);
}

/** The objects below a node, each with its path. */
function objectsBelow(node: SchemaNode, path: string): readonly (readonly [string, SchemaNode])[] {
  const values = valueType(node);
  return [
    ...(node.properties ? [[path, node] as const] : []),
    ...Object.entries(node.properties ?? {}).flatMap(([key, value]) =>
      objectsBelow(value, path === '' ? key : `${path}.${key}`),
    ),
    ...(node.items ? objectsBelow(node.items, `${path}[]`) : []),
    ...(values ? objectsBelow(values, `${path}.<key>`) : []),
    ...choicesOf(node).flatMap((choice) => {
      const kind = choice.properties?.['kind']?.const;
      return objectsBelow(choice, typeof kind === 'string' ? `${path} (kind: ${kind})` : path);
    }),
  ];
}

/** Objects of the same shape listed once, with all of their paths. */
function byShape(
  objects: readonly (readonly [string, SchemaNode])[],
): readonly (readonly [readonly string[], SchemaNode])[] {
  const shapes = new Map<string, { readonly paths: string[]; readonly node: SchemaNode }>();
  for (const [path, node] of objects) {
    const shape = JSON.stringify(node);
    const known = shapes.get(shape);
    if (known) known.paths.push(path);
    else shapes.set(shape, { paths: [path], node });
  }
  return [...shapes.values()].map(({ paths, node }) => [paths, node]);
}

function section([paths, node]: readonly [readonly string[], SchemaNode]): readonly string[] {
  const rows = Object.entries(node.properties ?? {}).map(([key, value]) => [
    inlineCode(key),
    typeOf(value),
    node.required?.includes(key) ? 'yes' : 'no',
    value.default === undefined ? '–' : inlineCode(JSON.stringify(value.default)),
    meaningOf(value),
  ]);
  const values = valueType(node);
  const free = values ? [[inlineCode('<name>'), typeOf(values), 'no', '–', meaningOf(values)]] : [];
  return [
    ...(paths.includes('')
      ? []
      : [`## ${inlineCodes(paths)}`, '', ...(node.description ? [markdownSentence(node.description), ''] : [])]),
    ...pageTable(['key', 'what', 'needed', 'default', 'meaning'], [...rows, ...free], 'Nothing: an empty object.'),
  ];
}

/** The content of the registry's reference, from its JSON Schema. */
export function registryReferenceDocument(): string {
  const schema = registryJsonSchema() as SchemaNode;
  const kinds = sortedBy(TEXT_KINDS, ([title]) => title);
  return generatedPage({
    title: 'The registry, key by key',
    source: 'registry/schema.ts',
    lines: [
      `${markdownSentence(schema.description ?? '')} One JSON file; an unknown key is an error. Editors read ${inlineCode(SCHEMA_PATH)}.`,
      `${inlineCode('causeway registry check')} also checks rules beyond these shapes. It gives the code, the place and the allowed values of each.`,
      '',
      termsLine([
        'surface',
        'tier',
        'lane',
        'cohort',
        'soak',
        'partition',
        'milestone',
        'tombstone',
        'receipt',
        'ticket',
        'leaf',
        'foundation',
        'drill',
      ]),
      '',
      ...byShape(objectsBelow(schema, '')).flatMap(section),
      '## Kinds of text',
      '',
      ...pageTable(
        ['kind', 'what'],
        kinds.map(([title, what]) => [title, markdownSentence(what)]),
        'None.',
      ),
    ],
  });
}
