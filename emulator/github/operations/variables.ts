import type { Handler, Reply } from '../../core/exchange';
import { conflict, notFound, unprocessable } from '../errors';
import { environmentOf, fresh, type GithubExchange, repositoryOf, sharedWith, visible } from '../lookup';
import { requireSize, storedName } from '../rules/names';
import type { GithubCaller } from '../transport/identities';
import { page } from '../transport/pagination';
import type { GithubVariable, GithubWorld } from '../world';

/** A place for variables, and how many it may hold. */
interface VariableHome {
  readonly variables: Record<string, GithubVariable>;
  readonly most: number;
}

type Home = (exchange: GithubExchange) => VariableHome;
type VariableHandler = Handler<GithubWorld, GithubCaller>;

const pageSize = { standard: 10, most: 30 };

function shape({ name, value, createdAt, updatedAt }: GithubVariable): object {
  return { name, value, created_at: createdAt, updated_at: updatedAt };
}

function variableOf(exchange: GithubExchange, { variables }: VariableHome): GithubVariable {
  const found = variables[(exchange.params['name'] ?? '').toUpperCase()];
  if (found === undefined || !visible(exchange, found)) throw notFound();
  return found;
}

function create(home: Home): VariableHandler {
  return (exchange): Reply => {
    const { variables, most } = home(exchange);
    const body = exchange.body as { name: string; value: string };
    const name = storedName('Variable', body.name);
    requireSize('Variable', body.value);
    if (variables[name] !== undefined) throw conflict('Already exists - Variable already exists');
    if (Object.keys(variables).length >= most) throw unprocessable(`There can be no more than ${most} variables here.`);
    const at = exchange.now();
    variables[name] = fresh(exchange.world, { name, value: body.value, createdAt: at, updatedAt: at });
    return { status: 201, body: {} };
  };
}

function update(home: Home): VariableHandler {
  return (exchange): Reply => {
    const where = home(exchange);
    const variable = variableOf(exchange, where);
    const body = exchange.body as { name?: string; value?: string };
    const name = body.name === undefined ? variable.name : storedName('Variable', body.name);
    requireSize('Variable', body.value ?? '');
    if (name !== variable.name && where.variables[name] !== undefined) {
      throw conflict('Already exists - Variable already exists');
    }
    delete where.variables[variable.name];
    where.variables[name] = { ...variable, name, value: body.value ?? variable.value, updatedAt: exchange.now() };
    return { status: 204 };
  };
}

function handlersOf(home: Home): Record<'list' | 'get' | 'create' | 'update' | 'remove', VariableHandler> {
  return {
    list: (exchange) => {
      const all = Object.values(home(exchange).variables).filter((one) => visible(exchange, one));
      return page(exchange, all, (some, total) => ({ total_count: total, variables: some.map(shape) }), pageSize);
    },
    get: (exchange) => ({ status: 200, body: shape(variableOf(exchange, home(exchange))) }),
    create: create(home),
    update: update(home),
    remove: (exchange) => {
      const where = home(exchange);
      delete where.variables[variableOf(exchange, where).name];
      return { status: 204 };
    },
  };
}

/** Variables of a repository. POST only creates new ones (W27); names are stored in upper case (W29). */
export const repositoryVariables = handlersOf((exchange) => ({
  variables: repositoryOf(exchange).variables,
  most: 500,
}));

/** Variables that the organization shares with a repository. They are only listed here, never written. */
export const sharedVariables = handlersOf((exchange) => ({
  variables: sharedWith(repositoryOf(exchange), exchange.world.organization.variables),
  most: 1000,
}));

/** Variables of an environment. */
export const environmentVariables = handlersOf((exchange) => ({
  variables: environmentOf(exchange).variables,
  most: 100,
}));
