// Uploads a tree and its marker to the platform of the tier.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const { API_PLATFORM, API_TOKEN, TIER: tier, BUNDLE: bundleDigest, TICKET: ticketId } = process.env;
const tree = process.argv[2];
const names = readdirSync(tree, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const files = Object.fromEntries(
  names.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(tree.length), readFileSync(path, 'utf8')];
  }),
);
files['/.well-known/causeway.json'] = `${JSON.stringify({ surface: 'api', tier, bundleDigest, ticketId })}\n`;
const headers = { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'application/json' };
fetch(`${API_PLATFORM}/${tier}`, { method: 'PUT', headers, body: JSON.stringify(files) }).then(({ status }) => {
  if (status !== 204) throw new Error(`the platform answered ${status}`);
});
