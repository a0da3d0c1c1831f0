import type { parseWorkflow } from '@actions/workflow-parser';
import { githubPackages } from '../github-packages';

/** A token of `@actions/workflow-parser` for a piece of a workflow file. */
export type Token = NonNullable<ReturnType<typeof parseWorkflow>['value']>;

type Guards = typeof import('@actions/workflow-parser');

export const isBasicExpression: Guards['isBasicExpression'] = (token): token is never =>
  githubPackages().parser.isBasicExpression(token);
export const isBoolean: Guards['isBoolean'] = (token): token is never => githubPackages().parser.isBoolean(token);
export const isLiteral: Guards['isLiteral'] = (token): token is never => githubPackages().parser.isLiteral(token);
export const isMapping: Guards['isMapping'] = (token): token is never => githubPackages().parser.isMapping(token);
export const isNumber: Guards['isNumber'] = (token): token is never => githubPackages().parser.isNumber(token);
export const isSequence: Guards['isSequence'] = (token): token is never => githubPackages().parser.isSequence(token);
export const isString: Guards['isString'] = (token): token is never => githubPackages().parser.isString(token);
