import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../demo/engine';
import type { StateResource } from './resources';

// The same resources by the same SDK and provider settings, and nothing else: no registry, no plan, no preflight.
const PROGRAM = `
const github = require('@pulumi/github');
const { owner, resources } = require('./resources.json');
const provider = new github.Provider('github', { owner, legacyClient: true, writeDelayMs: 0, readDelayMs: 0 });
const environments = new Map();
for (const { type, name, inputs } of resources) {
  const key = inputs.repository + '/' + inputs.environment;
  const made = new github[type](name, inputs, { provider, dependsOn: environments.get(key) ?? [] });
  if (type === 'RepositoryEnvironment') environments.set(key, made);
}
`;

function environmentsFirst(resources: readonly StateResource[]): readonly StateResource[] {
  const isEnvironment = ({ type }: StateResource) => type === 'RepositoryEnvironment';
  return [...resources.filter(isEnvironment), ...resources.filter((each) => !isEnvironment(each))];
}

/** Writes a Pulumi project that registers these resources and nothing else. */
export function barePulumiProject(folder: string, owner: string, resources: readonly StateResource[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'Pulumi.yaml'),
    'name: bare\nruntime: { name: nodejs, options: { typescript: false } }\n',
  );
  writeFileSync(path.join(folder, 'package.json'), '{ "main": "index.js" }\n');
  writeFileSync(path.join(folder, 'index.js'), PROGRAM);
  writeFileSync(
    path.join(folder, 'resources.json'),
    JSON.stringify({ owner, resources: environmentsFirst(resources) }),
  );
  symlinkSync(path.join(projectFolder(), 'node_modules'), path.join(folder, 'node_modules'));
}
