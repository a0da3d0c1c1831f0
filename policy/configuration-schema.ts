import Ajv from 'ajv';
import { UserError } from '../registry/user-error';
import type { Level, Milestone } from './rule-description';
import { rules } from './rules';

/** The strictness of the pack for one stack: `policy/config/<tier>.json`. */
export interface PolicyConfiguration {
  /** Rules of later milestones are advisory. Default M3: all rules apply. */
  readonly milestone?: Milestone;
  /** Levels of single rules, by code. */
  readonly levels?: Readonly<Record<string, Level>>;
}

/** The JSON Schema of a configuration: rules by their codes, nothing else. */
const CONFIGURATION_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'urn:causeway:policy-configuration:v1',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    milestone: { enum: ['M0', 'M1', 'M2', 'M3'] },
    levels: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(rules.map(({ code }) => [code, { enum: ['advisory', 'mandatory', 'disabled'] }])),
    },
  },
} as const;

/** The path of the schema for editors. */
export const CONFIGURATION_SCHEMA_PATH = 'policy/config/configuration.schema.json';

/** The schema as it is committed. */
export function configurationSchemaText(): string {
  return `${JSON.stringify(CONFIGURATION_SCHEMA, null, 2)}\n`;
}

const validate = new Ajv({ allErrors: true }).compile<PolicyConfiguration>(CONFIGURATION_SCHEMA);

/** Validates a configuration. Throws a UserError (exit 2) that names every invalid place. */
export function parseConfiguration(value: unknown, file: string): PolicyConfiguration {
  if (validate(value)) return value;
  const faults = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const added = 'additionalProperty' in params ? String(params['additionalProperty']) : undefined;
    if (added !== undefined && instancePath === '/levels') return `/levels/${added} names no rule of Causeway's`;
    const key = added === undefined ? '' : `/${added}`;
    return `${instancePath}${key} ${message ?? 'does not fit'}`.trim();
  });
  throw new UserError(`the policy configuration is refused: ${faults.join('; ')}`, {
    place: file,
    allowed:
      'milestone (M0 to M3), levels (advisory, mandatory or disabled, by rule code; `causeway policy list`). A rule of policy/rules.js has its level there',
  });
}
