import { DEPLOY_PAGES, UPLOAD_PAGES } from '../../plan/actions';
import { serviceEnvironmentName } from '../../registry/naming';
import type { Setting } from '../setting';
import { type Job, x } from '../shape';
import { download } from './artifacts';
import { runOn } from './runners';

// `public` is true where everybody can see the site. It is false where only people who may read the repository see it
// (https://docs.github.com/en/rest/pages/pages#get-a-github-pages-site). A missing or different answer means no. For a
// server other than github.com, gh needs its name (https://cli.github.com/manual/gh_help_environment).
const IS_PRIVATE = `[ "$(GH_HOST="\${GITHUB_SERVER_URL#https://}" gh api "repos/$GITHUB_REPOSITORY/pages" --jq .public)" = false ]`;
// gh uses the first for github.com and GHE.com, the second for GitHub Enterprise Server.
const GH_TOKENS = { GH_TOKEN: x('github.token'), GH_ENTERPRISE_TOKEN: x('github.token') };

/**
 * The jobs that publish the report of an earlier job of the run as the Pages site of the governing repository. The job
 * that may ask for an identity runs no script.
 */
export function pagesJobs(setting: Setting, needs: string): Readonly<Record<'page' | 'publish', Job>> {
  return {
    page: {
      about: 'Nothing is published unless GitHub says that the site is private.',
      name: 'page',
      needs,
      ...runOn(setting, 'short'),
      permissions: { pages: 'read' },
      steps: [
        { name: 'The site is private', run: IS_PRIVATE, env: GH_TOKENS },
        download('report', 'report'),
        { run: 'mv report/report.html report/index.html' },
        { uses: UPLOAD_PAGES, with: { path: 'report' } },
      ],
    },
    publish: {
      name: 'publish',
      needs: 'page',
      ...runOn(setting, 'short'),
      environment: { name: serviceEnvironmentName.pages(), url: x('steps.deploy.outputs.page_url') },
      permissions: { pages: 'write', 'id-token': 'write' },
      steps: [{ id: 'deploy', uses: DEPLOY_PAGES }],
    },
  };
}
