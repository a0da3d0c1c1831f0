import { pointer } from '../problem';
import type { Rule } from '../rule';

/** The places where the report may be published. */
export const reportRules: readonly Rule[] = [
  {
    code: 'report-pages-private',
    level: 'error',
    title: 'The report is published only where a Pages site can be private',
    why: 'It shows what is live, who approves it and what is wrong. The site of a public repository, and every site outside GitHub Enterprise Cloud, is open to everybody.',
    source:
      'https://docs.github.com/en/enterprise-cloud@latest/pages/getting-started-with-github-pages/changing-the-visibility-of-your-github-pages-site',
    check: ({ report, organization, governance, repositories }) => {
      if (report.publish !== 'pages') return [];
      const isPublic = repositories[governance.repository]?.visibility === 'public';
      if (!isPublic && organization.plan === 'enterprise') return [];
      const reason = isPublic ? 'the governing repository is public' : `the plan is ${organization.plan}`;
      return [
        {
          pointer: pointer('report', 'publish'),
          message: `the report would be open to everybody: ${reason}`,
          allowed: 'artifact; pages needs a private or internal governing repository and the plan enterprise',
        },
      ];
    },
  },
];
