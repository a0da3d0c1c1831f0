#!/usr/bin/env node
// Replaces the Netlify CLI in tests that run the commands printed for people. It follows only the documented rules:
// `netlify api OPERATION --data JSON` (https://cli.netlify.com/commands/api/) takes path and query parameters by name
// from the JSON, and `body` as the body. `netlify env:set KEY VALUE` (https://cli.netlify.com/commands/env/) writes one
// variable of the site NETLIFY_SITE_ID. Anything else is an error.
const document = require('@netlify/open-api');

const { NETLIFY_API_ENDPOINT: endpoint, NETLIFY_API_TOKEN: token, NETLIFY_SITE_ID: siteId } = process.env;

function operationOf(id) {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId !== id) continue;
      return { path, method, parameters: [...(methods.parameters ?? []), ...(operation.parameters ?? [])] };
    }
  }
  throw new Error(`Netlify has no operation ${id}`);
}

async function call(id, { body, ...data }) {
  const { path, method, parameters } = operationOf(id);
  const url = new URL(`${endpoint}/api/v1${path.replace(/{(\w+)}/g, (_all, name) => encodeURIComponent(data[name]))}`);
  for (const { in: where, name } of parameters) {
    if (where === 'query' && data[name] !== undefined) url.searchParams.set(name, data[name]);
  }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method: method.toUpperCase(), headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${id}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function setVariable([key, value, ...options]) {
  const isSecret = options.includes('--secret');
  const context = options[options.indexOf('--context') + 1];
  const sites = await Promise.all(
    (await call('listAccountsForUser', {})).map(({ slug }) => call('listSitesForAccount', { account_slug: slug })),
  );
  const site = sites.flat().find(({ id, name }) => siteId === id || siteId === `${name}.netlify.app`);
  if (!site) throw new Error(`no site ${siteId}`);
  const place = { account_id: site.account_slug, site_id: site.id };
  const values = [{ context, value }];
  const scopes = ['builds', 'functions', 'runtime'];
  const all = await call('getEnvVars', place);
  if (all.some((each) => each.key === key)) {
    return call('updateEnvVar', { ...place, key, body: { key, is_secret: isSecret, scopes, values } });
  }
  return call('createEnvVars', { ...place, body: [{ key, is_secret: isSecret, scopes, values }] });
}

async function main([command, ...rest]) {
  if (command === 'env:set') return setVariable(rest);
  if (command !== 'api') throw new Error(`the stand-in does not know ${command}`);
  const [id, option, data] = rest;
  return call(id, option === '--data' ? JSON.parse(data) : {});
}

main(process.argv.slice(2)).then(
  (answer) => console.log(answer === undefined ? '' : JSON.stringify(answer)),
  (error) => {
    console.error(String(error));
    process.exitCode = 1;
  },
);
