import { unhealthyReason } from '../../../../delivery/targets/healthy';
import { casesOf } from '../../../support/cases';

interface Answer {
  readonly type: string;
  readonly body: string;
  readonly status?: number;
}

test.each(casesOf<Answer, string>('health-answers.yaml'))('%s', (_what, { input, verdict }) => {
  const { type, body, status = 200 } = input;
  const found = unhealthyReason({ type, body: Buffer.from(body) }, { status });
  if (verdict === 'healthy') expect(found).toBeUndefined();
  else expect(found).toContain(verdict);
});
