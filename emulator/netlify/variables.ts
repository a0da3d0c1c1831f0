import { isObject, type JsonObject } from '../core/json';
import { type NetlifyExchange, type NetlifyHandler, queryText, refusal, visibleAccount, visibleSite } from './access';
import { checkedKey, checkedScopes, checkedValue, checkedValues } from './variable-rules';
import type { NetlifyAccount, NetlifyVariable, NetlifyWorld } from './world';

interface Place {
  readonly account: NetlifyAccount;
  readonly siteId: string | null;
}

/** The team and, with `site_id`, the site of the variables. Free teams have no team variables. */
function placeOf(exchange: NetlifyExchange): Place {
  const account = visibleAccount(exchange, exchange.params['account_id']);
  const id = queryText(exchange, 'site_id');
  if (id === undefined) {
    if (account.plan === 'free') throw refusal(403, 'Upgrade your Netlify account to use shared environment variables');
    return { account, siteId: null };
  }
  const site = visibleSite(exchange, id);
  if (site.accountId !== account.id) throw refusal(404, 'Not Found');
  return { account, siteId: site.id };
}

function inPlace(world: NetlifyWorld, { account, siteId }: Place): NetlifyVariable[] {
  return world.variables.filter((one) => one.accountId === account.id && one.siteId === siteId);
}

function variableOf(exchange: NetlifyExchange, place: Place): NetlifyVariable {
  const found = inPlace(exchange.world, place).find((one) => one.key === exchange.params['key']);
  if (found === undefined) throw refusal(404, 'Not Found');
  return found;
}

/**
 * A variable in the API's form. A secret's values are never included, and `post-processing` becomes `post_processing`.
 */
function answer(variable: NetlifyVariable): object {
  return {
    key: variable.key,
    scopes: variable.scopes.map((scope) => scope.replace('-', '_')),
    values: variable.values.map(({ value, ...rest }) => (variable.isSecret ? rest : { ...rest, value })),
    is_secret: variable.isSecret,
    updated_at: variable.updatedAt,
    updated_by: {
      id: variable.updatedBy,
      full_name: variable.updatedBy,
      email: `${variable.updatedBy}@netlify.example`,
    },
  };
}

function touch(variable: NetlifyVariable, exchange: NetlifyExchange): void {
  variable.updatedAt = exchange.now();
  variable.updatedBy = exchange.caller.owner;
}

function bodyOf(body: unknown): JsonObject {
  return isObject(body) ? body : {};
}

/** Environment variables of a team or, with `site_id`, of a site. */
export const variableHandlers: Readonly<Record<string, NetlifyHandler>> = {
  getEnvVars: (exchange) => {
    const context = queryText(exchange, 'context_name');
    const scope = queryText(exchange, 'scope')?.replace('_', '-');
    const found = inPlace(exchange.world, placeOf(exchange))
      .filter((one) => context === undefined || one.values.some((value) => value.context === context))
      .filter((one) => scope === undefined || one.scopes.includes(scope));
    return { status: 200, body: found.map(answer) };
  },
  createEnvVars: (exchange) => {
    const place = placeOf(exchange);
    const created = (Array.isArray(exchange.body) ? exchange.body : []).filter(isObject).map((one): NetlifyVariable => {
      const isSecret = one['is_secret'] === true;
      return {
        accountId: place.account.id,
        siteId: place.siteId,
        key: checkedKey(one['key']),
        scopes: checkedScopes(place.account, one['scopes'], isSecret),
        isSecret,
        values: checkedValues(exchange.world, one['values']),
        updatedAt: exchange.now(),
        updatedBy: exchange.caller.owner,
      };
    });
    const keys = [...inPlace(exchange.world, place), ...created].map((one) => one.key);
    const double = keys.find((key, index) => keys.indexOf(key) < index);
    if (double !== undefined) throw refusal(422, `Environment variable ${double} already exists`);
    exchange.world.variables.push(...created);
    return { status: 201, body: created.map(answer) };
  },
  getEnvVar: (exchange) => ({ status: 200, body: answer(variableOf(exchange, placeOf(exchange))) }),
  updateEnvVar: (exchange) => {
    const place = placeOf(exchange);
    const variable = variableOf(exchange, place);
    const body = bodyOf(exchange.body);
    const isSecret = typeof body['is_secret'] === 'boolean' ? body['is_secret'] : variable.isSecret;
    if (variable.isSecret && !isSecret) throw refusal(422, 'A secret cannot be made readable again');
    const key = body['key'] === undefined ? variable.key : checkedKey(body['key']);
    if (key !== variable.key && inPlace(exchange.world, place).some((one) => one.key === key)) {
      throw refusal(422, `Environment variable ${key} already exists`);
    }
    const scopes = checkedScopes(place.account, body['scopes'], isSecret);
    const values = checkedValues(exchange.world, body['values']);
    Object.assign(variable, { key, isSecret, scopes, values });
    touch(variable, exchange);
    return { status: 200, body: answer(variable) };
  },
  setEnvVarValue: (exchange) => {
    const variable = variableOf(exchange, placeOf(exchange));
    const value = checkedValue(exchange.world, bodyOf(exchange.body));
    const others = variable.values.filter(
      (one) => one.context !== value.context || one.context_parameter !== value.context_parameter,
    );
    variable.values = [...others, value];
    touch(variable, exchange);
    return { status: 201, body: answer(variable) };
  },
  deleteEnvVar: (exchange) => {
    const variable = variableOf(exchange, placeOf(exchange));
    exchange.world.variables.splice(exchange.world.variables.indexOf(variable), 1);
    return { status: 204 };
  },
  deleteEnvVarValue: (exchange) => {
    const variable = variableOf(exchange, placeOf(exchange));
    const left = variable.values.filter((value) => value.id !== exchange.params['id']);
    if (left.length === variable.values.length) throw refusal(404, 'Not Found');
    variable.values = left;
    touch(variable, exchange);
    return { status: 204 };
  },
};
