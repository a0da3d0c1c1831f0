import { currentAttempt, type RunPlace, runAt } from '../../emulator/github/actions/runs';
import { openShop, type Shop } from './shop';

/** The output of a story: `say` prints a line with its time, `print` without. */
export interface Teller {
  readonly say: (text: string) => void;
  readonly print: (text: string) => void;
}

// Two tiers and one approver. More would only make the story longer.
const TIERS = [
  { id: 'dev', branch: 'dev' },
  { id: 'production', branch: 'main', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
];

function page(text: string): Readonly<Record<string, string>> {
  return { 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}\n` };
}

/** The shop, and the story of each run in it. */
class Telling {
  private readonly begun: { readonly place: RunPlace; readonly file: string }[] = [];
  private readonly told = new Set<RunPlace>();
  /** Whether the live site fails as soon as it is watched. */
  isBad = false;

  constructor(
    readonly shop: Shop,
    private readonly teller: Teller,
  ) {
    shop.hand.onRun((place, path) => {
      const file = path.replace(/^.*\//, '');
      this.begun.push({ place, file });
      if (file === 'monitor.yml' && this.isBad) this.breakDown();
    });
  }

  private breakDown(): void {
    const { sites, siteFaults } = this.shop.world.netlify.world;
    const deploy = sites.find(({ name }) => name === 'acme-shop-production')?.publishedDeployId;
    if (deploy) siteFaults.push({ kind: 'status', status: 500, deploy });
    this.teller.say('what is live on production answers 500 from now on');
  }

  /** Plays all queued runs and prints each run's jobs. Throws with a run's log when a job fails that must not. */
  async settle({ mayFail = [] }: { readonly mayFail?: readonly string[] } = {}): Promise<void> {
    await this.shop.hand.settle();
    for (const { place, file } of this.begun.filter((each) => this.isOver(each.place) && !this.told.has(each.place))) {
      this.told.add(place);
      const jobs = Object.entries(this.shop.jobs(place)).filter(([, result]) => result !== 'skipped');
      const failed = jobs.filter(([name, result]) => result === 'failure' && !mayFail.includes(name));
      if (failed.length > 0) throw new Error(this.shop.hand.told(place));
      const words = jobs.map(([name, result]) => (result === 'success' ? name : `${name} (${result})`));
      this.teller.print(`    ${file.padEnd(24)} ${words.join(', ')}`);
    }
  }

  private isOver(place: RunPlace): boolean {
    return currentAttempt(runAt(this.shop.world.github.world, place)).status === 'completed';
  }

  async live(): Promise<void> {
    const [, text = 'nothing'] = /<p>(.*)/.exec(await this.shop.live('production')) ?? [];
    this.teller.say(`production serves: ${text}`);
  }

  /** One commit on its way: released to dev, merged, approved for production, deployed, watched. */
  async ship(text: string): Promise<void> {
    const { shop, teller } = this;
    const { say } = teller;
    const commit = shop.push('dev', 'mona', page(text));
    say(`mona pushes "${text}" to dev: built once, signed, deployed to dev`);
    shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
    await this.settle();
    shop.merge('dev', 'main', 'mona');
    const inputs = { commit, notes: '', resumes: '' };
    const place = shop.start('promote-production', 'workflow_dispatch', { branch: 'main', actor: 'hubot', inputs });
    say('hubot starts the promotion of that commit to production: it waits for a person');
    await this.settle();
    shop.say(place, 'ada', 'production-approval');
    say('ada approves: the gate, a ticket, the leaf on its branch, and a monitor behind it');
    await this.settle();
  }
}

/** Looks at the shop after the story, before it closes. */
type Look = (shop: Shop) => Promise<void>;

/**
 * Promotes a release to production through this checkout's workflow files, with every step of every job: a release, its
 * promotion, bad health after the next one, and the automatic rollback. Throws when any result differs.
 */
export async function tellDelivery(teller: Teller, look?: Look): Promise<void> {
  const { say } = teller;
  const shop = await openShop({ tiers: TIERS });
  try {
    const telling = new Telling(shop, teller);
    say('the same, and more, through the workflow files: a shop of one surface, each step of each job really run');
    shop.start('drift', 'schedule', { branch: 'main', actor: 'mona' });
    // The shop has no Pulumi program to preview, so its drift is unknown, and the job that keeps drift issues says so. Here
    // only the read-back of GitHub and Netlify counts.
    await telling.settle({ mayFail: ['drift foundation', 'drift dev', 'drift production', 'issues'] });
    await telling.ship('first');
    await telling.live();
    telling.isBad = true;
    await telling.ship('second');
    await telling.live();
    if (!(await shop.live('production')).includes('first')) throw new Error('production was not rolled back');
    say('rolled back by the monitor, through the leaf: incident, receipts, fresh smoke, and the gate goes again');
    const violations = shop.world.violations();
    if (violations.length > 0)
      throw new Error(`requests that the real services would refuse:\n${violations.join('\n')}`);
    await look?.(shop);
  } finally {
    await shop.close();
  }
}
