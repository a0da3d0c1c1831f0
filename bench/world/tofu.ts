import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StateResource } from './resources';

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');
}

function arguments_(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(arguments_);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [snake(key), arguments_(each)]));
}

function label(name: string): string {
  return `r_${name.replace(/[^A-Za-z0-9]/g, '_')}`;
}

/** A Terraform configuration (JSON syntax) of the same resources, each imported by its id. */
export function tofuConfiguration(owner: string, resources: readonly StateResource[]): object {
  const byType: Record<string, Record<string, unknown>> = {};
  for (const { type, name, inputs } of resources) {
    const kind = `github_${snake(type)}`;
    byType[kind] = { ...byType[kind], [label(name)]: arguments_(inputs) };
  }
  return {
    terraform: { required_providers: { github: { source: 'integrations/github' } } },
    // The settings of Causeway's own provider. Address and token come from the environment.
    provider: { github: { owner, legacy_client: true, write_delay_ms: 0, read_delay_ms: 0 } },
    resource: byType,
    import: resources.map(({ type, name, id }) => ({ to: `github_${snake(type)}.${label(name)}`, id })),
  };
}

/** A folder in which `tofu` runs on these resources with a provider of our own build, and the environment for it. */
export function tofuFolder(
  folder: string,
  executables: string,
  configuration: object,
): Readonly<Record<string, string>> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify(configuration, null, 2));
  const settings = path.join(folder, 'tofu.rc');
  const override = `"registry.opentofu.org/integrations/github" = "${executables}"`;
  writeFileSync(settings, `provider_installation {\n  dev_overrides {\n    ${override}\n  }\n  direct {}\n}\n`);
  return { TF_CLI_CONFIG_FILE: settings, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' };
}
