import { z } from 'zod';
import { Naming, Tombstone } from './schema';
import { Check, Lane } from './schema/check';
import { KEY_WORDS } from './schema/key-words';
import { AllowedActions, App, BranchRules, Governance, Organization, Repository } from './schema/organization';
import { Branch, CalendarDate, Duration, Glob, Id, Principal } from './schema/primitives';
import {
  Health,
  LinkedBuild,
  ModuleTarget,
  NetlifyTarget,
  Secret,
  Surface,
  Toggle,
  Variable,
  WorkflowTarget,
} from './schema/surface';
import { RegistryDocument, SurfaceDefaults } from './schema/surface-defaults';
import { Approval, Gate, Tier, Window } from './schema/tier';
import { KeyEntry, SigstoreEntry, Trust } from './schema/trust';

/** The path of the committed schema, from the project's root. */
export const SCHEMA_PATH = 'registry/deploy-surfaces.schema.json';

const DESCRIPTIONS: ReadonlyMap<unknown, { readonly title: string; readonly description: string }> = new Map<
  unknown,
  { readonly title: string; readonly description: string }
>([
  [
    RegistryDocument,
    { title: 'Deploy surfaces', description: 'The file that says what is deployed where, and who approves it.' },
  ],
  [Organization, { title: 'Organization', description: 'The GitHub organization; its plan says what GitHub accepts.' }],
  [Governance, { title: 'Governance', description: 'The repository that holds the registry, and who owns it.' }],
  [App, { title: 'GitHub App', description: 'An App by slug, and the secret that holds its private key.' }],
  [Repository, { title: 'Repository', description: 'One GitHub repository: name, branches, rules, Actions settings.' }],
  [BranchRules, { title: 'Branch rules', description: 'The rules for a pull request to a tier’s branch.' }],
  [AllowedActions, { title: 'Allowed actions', description: 'Which actions the repository’s workflows may use.' }],
  [
    Tier,
    {
      title: 'Tier',
      description:
        'One tier of delivery; the last of the promotesFrom chain is the highest. `causeway rename tier` writes `formerly` (ids that it had) and `calledAs` (what stands for the id in names).',
    },
  ],
  [Approval, { title: 'Approval', description: 'Who lets a promotion through: per commit or surface, by how many.' }],
  [Gate, { title: 'Gate', description: 'How strictly the gate decides for the tier.' }],
  [
    Window,
    {
      title: 'Window',
      description:
        'A time in which nothing is released or promoted to the tier, once or repeatedly by an RFC 5545 rule.',
    },
  ],
  [
    Naming,
    {
      title: 'Naming',
      description: 'Templates of the derived environment names. Another template creates the environments again.',
    },
  ],
  [
    Surface,
    {
      title: 'Surface',
      description:
        'One thing that is deployed on its own. `causeway rename surface` writes `formerly` (ids that it had) and `calledAs` (what stands for the id in names).',
    },
  ],
  [
    SurfaceDefaults,
    {
      title: 'Surface defaults',
      description: 'The fields of surfaces that do not set them. A field is taken as a whole.',
    },
  ],
  [NetlifyTarget, { title: 'Netlify', description: 'A Netlify site for each tier.' }],
  [WorkflowTarget, { title: 'Workflow', description: 'The surface’s own workflow deploys it.' }],
  [ModuleTarget, { title: 'Module', description: 'A module of the governing repository deploys it.' }],
  [
    LinkedBuild,
    {
      title: 'Linked build',
      description:
        'Netlify builds deploy previews from this branch. A person links the site at Netlify, and unlinks it there.',
    },
  ],
  [Health, { title: 'Health', description: 'How a deploy is watched; failureLimit failures in a row roll it back.' }],
  [Variable, { title: 'Variable', description: 'A plain value for each tier.' }],
  [Secret, { title: 'Secret', description: 'A secret by name; never its value.' }],
  [Toggle, { title: 'Toggle', description: 'A boolean for each tier, and the reason if they differ.' }],
  [Check, { title: 'Check', description: 'The risk that the check covers, its severity, and whether it blocks.' }],
  [Lane, { title: 'Lane', description: 'A lane of work: owners, and which paths are in and out.' }],
  [
    Tombstone,
    {
      title: 'Tombstone',
      description:
        'Permission to remove something protected. `causeway remove` writes it; docs/changing-things.md has the form of each `key`.',
    },
  ],
  [Trust, { title: 'Trust', description: 'The trusted root, and who may attest what.' }],
  [SigstoreEntry, { title: 'Keyless signer', description: 'Statements signed by runs of one GitHub workflow.' }],
  [KeyEntry, { title: 'Key', description: 'One Ed25519 key: a person’s, or a local one.' }],
  [Id, { title: 'Id', description: 'Lower case letters, digits and "-"; 1 to 39 characters.' }],
  [Principal, { title: 'Principal', description: 'team:<slug> or user:<login>' }],
  [Branch, { title: 'Branch', description: 'The exact name of one branch.' }],
  [
    Glob,
    {
      title: 'Path',
      description: 'Relative, with "/"; a glob may have *, ?, [a-z], [!a-z], {a,b}, and ** between slashes.',
    },
  ],
  [CalendarDate, { title: 'Date', description: 'YYYY-MM-DD' }],
  [Duration, { title: 'Duration', description: 'ISO 8601 in weeks, days, hours, minutes, seconds: PT1H, P90D' }],
]);

interface ObjectSchema {
  readonly properties: Readonly<Record<string, ObjectSchema>>;
  readonly items: ObjectSchema;
  readonly required: readonly string[];
}

/** Each surface names a needed field itself, or the defaults do. */
function inOneOf(field: string): object {
  const named = { type: 'object', properties: { [field]: {} }, required: [field] };
  const ofAll = { type: 'object', properties: { surfaces: { type: 'array', items: named } } };
  return {
    anyOf: [{ type: 'object', properties: { surfaceDefaults: named }, required: ['surfaceDefaults'] }, ofAll],
  };
}

// JSON Schema has no defaults from another place, so a separate clause requires each field that a surface may leave to
// them.
function withDefaultsElsewhere(schema: object): object {
  const { properties } = schema as ObjectSchema;
  const { items } = properties['surfaces'] as ObjectSchema;
  const shared = items.required.filter((field) => Object.hasOwn(SurfaceDefaults.shape, field));
  const surfaces = {
    ...properties['surfaces'],
    items: { ...items, required: items.required.filter((field) => !shared.includes(field)) },
  };
  return { ...schema, properties: { ...properties, surfaces }, allOf: shared.map(inOneOf) };
}

/** What each named kind of text is, by the name that the schema gives as `title`. A key's own description replaces it. */
export const TEXT_KINDS: ReadonlyMap<string, string> = new Map(
  [Id, Principal, Branch, Glob, CalendarDate, Duration].flatMap((kind) => {
    const { title, description } = DESCRIPTIONS.get(kind) ?? {};
    return title === undefined || description === undefined ? [] : [[title, description] as const];
  }),
);

// Stands in an object's node until its keys have their descriptions. zod's own schema shares the values of fields of one
// kind; what `toJSONSchema` gives shares none.
const MARK = 'causeway:key-words';

function withKeyWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withKeyWords);
  if (typeof node !== 'object' || node === null) return node;
  const { [MARK]: words, ...rest } = node as { readonly [MARK]?: Readonly<Record<string, string>> };
  const whole = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withKeyWords(value)]));
  if (words === undefined) return whole;
  const properties = Object.entries(whole['properties'] as Readonly<Record<string, object>>).map(
    ([key, value]) => [key, Object.hasOwn(words, key) ? { ...value, description: words[key] } : value] as const,
  );
  return { ...whole, properties: Object.fromEntries(properties) };
}

/** The JSON Schema (2020-12) of the registry as it is written, before defaults; for editors and other validators. */
export function registryJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(RegistryDocument, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, DESCRIPTIONS.get(zodSchema));
      if (KEY_WORDS.has(zodSchema)) Object.assign(jsonSchema, { [MARK]: KEY_WORDS.get(zodSchema) });
    },
  });
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:causeway:deploy-surfaces:v1' };
  return { ...head, ...withDefaultsElsewhere(withKeyWords(schema) as object) };
}

/** The text of the committed schema file. */
export function registryJsonSchemaText(): string {
  return `${JSON.stringify(registryJsonSchema(), null, 2)}\n`;
}
