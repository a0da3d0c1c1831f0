import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Both packages are ES modules that export only under the condition `import`, and one imports JSON without an import
// attribute, which Node refuses (https://nodejs.org/docs/latest-v24.x/api/errors.html#err_import_attribute_missing).
// The hooks supply the condition, and hand the JSON over as a module. Node 22 refuses it too where a hook adds the attribute.
// They work for these packages only, and only while they load.
const PACKAGES = '/node_modules/@actions/';

function load() {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const isOurs = specifier.startsWith('@actions/') || context.parentURL?.includes(PACKAGES) === true;
      if (!isOurs) return next(specifier, context);
      const found = next(specifier, { ...context, conditions: [...context.conditions, 'import'] });
      return found.url.endsWith('.json') ? { ...found, format: 'module' } : found;
    },
    load(url, context, next) {
      if (!url.includes(PACKAGES) || !url.endsWith('.json')) return next(url, context);
      const text = readFileSync(fileURLToPath(url), 'utf8');
      return { format: 'module', source: `export default ${text}`, shortCircuit: true };
    },
  });
  try {
    return {
      expressions: require('@actions/expressions') as typeof import('@actions/expressions'),
      ast: require('@actions/expressions/ast') as typeof import('@actions/expressions/ast'),
      lexer: require('@actions/expressions/lexer') as typeof import('@actions/expressions/lexer'),
      parser: require('@actions/workflow-parser') as typeof import('@actions/workflow-parser'),
      events: require('@actions/workflow-parser/model/converter/events') as {
        readonly convertOn: (context: unknown, token: unknown) => Readonly<Record<string, unknown>>;
      },
      jobs: require('@actions/workflow-parser/model/converter/jobs') as {
        readonly convertJobs: (context: unknown, token: unknown) => readonly unknown[];
      },
      calls: require('@actions/workflow-parser/model/converter/referencedWorkflow') as {
        readonly convertReferencedWorkflow: (context: unknown, called: unknown, job: unknown) => void;
      },
    };
  } finally {
    hooks.deregister();
  }
}

let loaded: ReturnType<typeof load> | undefined;

/**
 * GitHub's own parsers: `@actions/workflow-parser` and `@actions/expressions` (https://github.com/actions/languageservices).
 * They are loaded when a workflow file or an expression is first read.
 */
export function githubPackages(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}
