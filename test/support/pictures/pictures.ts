import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';
import { previewMarkdown } from '../../../delivery/preview/markdown';
import type { PreviewReport } from '../../../delivery/preview/preview-report';
import { reportPage } from '../../../documents/report/page';
import { ROOT } from '../registry/fixtures';
import { worldReport } from '../status/report';

/** The folder of the documents' pictures. */
export const IMAGES = join(ROOT, 'docs/images');
const LIST = join(IMAGES, 'pictures.json');

/** One picture: its content and its size. */
export interface Picture {
  readonly file: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/** The pull request of the picture: it removes a surface's environment, and widens access. */
export const PULL_REQUEST: PreviewReport = {
  stacks: [
    {
      stack: 'production',
      guard: {
        stack: 'production',
        removals: [
          {
            urn: 'urn:mailer',
            name: 'services.mailer.production.deploy',
            kind: 'environment',
            op: 'delete',
            verdict: 'refused',
            why: 'production is the highest tier, and no tombstone says that it may go',
          },
        ],
        losses: [],
        strangers: [],
        doubts: [],
      },
      changes: [
        {
          of: 'mailer',
          counts: { create: 0, update: 0, replace: 0, delete: 1 },
          steps: ['delete environment services.mailer.production.deploy'],
        },
        {
          of: 'storefront',
          counts: { create: 1, update: 2, replace: 0, delete: 0 },
          steps: ['create environment-variable web.storefront.production.deploy.variable.API_URL'],
        },
      ],
    },
  ],
  access: [{ effect: 'widens', message: 'storefront on production: 1 person must approve instead of 2' }],
  violations: [
    {
      level: 'advisory',
      unverified: false,
      rule: 'HYG-001',
      stack: 'production',
      what: 'search has no health check',
      fix: 'give the surface a health path',
    },
  ],
  doubts: [],
} as unknown as PreviewReport;

const COMMENT_STYLE = `body{margin:0;padding:24px;background:#fff;color:#1f2328;font:14px/1.5 system-ui,"DejaVu Sans",sans-serif}
.box{border:1px solid #d1d9e0;border-radius:6px;max-width:860px}.who{background:#f6f8fa;padding:8px 16px;border-bottom:1px solid #d1d9e0;color:#59636e}
.who b{color:#1f2328}.text{padding:4px 16px 16px}h2{font-size:20px;border-bottom:1px solid #d1d9e0;padding-bottom:6px}h3{font-size:16px;margin:20px 0 8px}
table{border-collapse:collapse}th,td{border:1px solid #d1d9e0;padding:5px 12px;text-align:left}code{background:#f0f1f3;padding:1px 5px;border-radius:4px}`;

/** The expected pictures. The functions that the commands print with make both, from the tests' world. */
export function pictures(): readonly Picture[] {
  const comment = marked.parse(previewMarkdown(PULL_REQUEST), { async: false });
  const framed = `<!doctype html><meta charset="utf-8"><style>${COMMENT_STYLE}</style><div class="box"><div class="who"><b>acme-inspection</b> bot commented</div><div class="text">${comment}</div></div>`;
  return [
    { file: 'report.png', html: reportPage(worldReport()), width: 1280, height: 1480 },
    { file: 'pull-request.png', html: framed, width: 908, height: 800 },
  ];
}

/** The digests of each committed picture's source and of the picture itself. */
export type Drawn = Readonly<Record<string, { readonly from: string; readonly picture: string }>>;

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The digest of a picture's source. */
export const sourceOf = ({ html }: Picture): string => sha256(html);

/** The digest of a committed picture. */
export const pictureDigest = (file: string): string => sha256(readFileSync(join(IMAGES, file)));

/** The content of the list beside the pictures. */
export function drawn(): Drawn {
  return JSON.parse(readFileSync(LIST, 'utf8')) as Drawn;
}

async function main(): Promise<void> {
  const { openBrowser } = require('../browser/browser') as typeof import('../browser/browser');
  const browser = await openBrowser();
  const list: Record<string, Drawn[string]> = {};
  try {
    for (const picture of pictures()) {
      const page = await browser.newPage();
      const source = join(tmpdir(), `causeway-picture-${process.pid}.html`);
      writeFileSync(source, picture.html);
      await page.setViewport({ width: picture.width, height: picture.height, deviceScaleFactor: 1.25 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
      await page.goto(pathToFileURL(source).href);
      await page.screenshot({ path: join(IMAGES, picture.file) as `${string}.png` });
      list[picture.file] = { from: sourceOf(picture), picture: pictureDigest(picture.file) };
      console.log(`written  docs/images/${picture.file}`);
    }
  } finally {
    await browser.close();
  }
  writeFileSync(LIST, `${JSON.stringify(list, null, 2)}\n`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
