import { unhealthyReason } from '../../../../delivery/targets/healthy';
import { casesOf } from '../../../support/cases';

interface Answer {
  readonly type: string;
  readonly body: string;
  readonly status?: number;
  /** What the registry says. */
  readonly contentType?: string;
}

test.each(casesOf<Answer, string>('health-answers.yaml'))('%s', (_what, { input, verdict }) => {
  const { type, body, status = 200, contentType } = input;
  const found = unhealthyReason({ type, body: Buffer.from(body) }, { status, contentType });
  if (verdict === 'healthy') expect(found).toBeUndefined();
  else expect(found).toContain(verdict);
});
