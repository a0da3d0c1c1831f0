const fs = require('node:fs');
const path = require('node:path');
const { toolchainEnvironment } = require('./environment.js');
const { netlifyProviderPath } = require('./paths.js');
const { fileDigest } = require('./install/stamp.js');

/**
 * The marker beside a stand-in. The Terraform plugin takes any file named terraform-provider-* for the provider, so its
 * name differs.
 */
function standInMarker(file) {
  return path.join(path.dirname(file), 'stand-in.json');
}

/**
 * The Netlify Terraform provider that the engine will run: 'official', 'stand-in' or 'absent'. A binary counts as the
 * stand-in only by its digest. Any other file at the cache path belongs to the person who put it there.
 */
function netlifyProviderKind(env = process.env) {
  const file = netlifyProviderPath(toolchainEnvironment(env).PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR);
  if (!fs.existsSync(file)) return 'absent';
  return readMarker(file)?.sha256 === fileDigest(file) ? 'stand-in' : 'official';
}

/** The marker of a stand-in: its sha256 and the digest of its sources. */
function readMarker(file) {
  try {
    return JSON.parse(fs.readFileSync(standInMarker(file), 'utf8'));
  } catch {
    return undefined;
  }
}

module.exports = { netlifyProviderKind, readMarker, standInMarker };
