import { isAtLeast, planIn } from '../../../live/organization-plan';
import { casesOf } from '../../support/cases';

test.each(casesOf<unknown, string>('organization-plans.yaml'))(
  'the cases of GitHub’s plans: %s',
  (_what, { input, verdict }) => {
    const seen = planIn(input);
    const found = seen.state !== 'read' ? seen.state : isAtLeast(seen.value, 'team') ? 'enough' : 'too low';
    expect(found).toBe(verdict);
  },
);
