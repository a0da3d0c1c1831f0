import { parse } from 'yaml';
import { Registry } from '../../../registry/schema';
import { workflowFiles } from '../../../workflows/workflow-files';
import { base } from '../../support/registry/fixtures';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

const document = base('full') as { organization: object };

// A runner's variables name its GitHub; a hard-coded name would be wrong on every other one.
test.each(['github.com', 'acme.ghe.com', 'github.acme.example'])(
  'no generated workflow for an organization at %s names the address of a GitHub',
  (host) => {
    const organization = { ...document.organization, host };
    const registry = Registry.parse({ ...document, organization, report: { publish: 'pages' } });
    for (const key of Object.keys(registry.repositories)) {
      for (const { content } of workflowFiles(registry, key)) {
        // Parsed, so that comments with links to GitHub's documentation are ignored.
        const { jobs } = parse(content) as { jobs: Record<string, { steps?: readonly Step[] }> };
        expect(JSON.stringify(jobs)).not.toMatch(/github\.com|ghe\.com|githubusercontent/);
        const scripts = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));
        for (const script of scripts.filter((each) => /(?<![\w./-])gh /.test(each)))
          expect(script).toContain('GH_HOST=');
      }
    }
  },
);
