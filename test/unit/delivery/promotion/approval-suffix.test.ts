import { approvalSuffix, unaskable } from '../../../../delivery/promotion/approval-suffix';

const tier = { id: 'production' };

test('an approval environment is its tier’s name and a suffix, which a workflow puts behind what it writes out', () => {
  expect(approvalSuffix(tier, 'production-approval')).toBe('');
  expect(approvalSuffix(tier, 'production-approval-shop-2')).toBe('-shop-2');
  expect(unaskable(tier, ['production-approval', 'production-approval-2'])).toBeUndefined();
  expect(unaskable(tier, [])).toBeUndefined();
  // GitHub tells no case apart: the suffix behind what is written out names the same environment.
  expect(approvalSuffix(tier, 'Production-Approval-Shop')).toBe('-Shop');
});

test('one that does not begin so cannot be asked by the workflow, which is said', () => {
  expect(approvalSuffix(tier, 'shop-production')).toBeUndefined();
  expect(unaskable(tier, ['production-approval', 'approve-production'])).toMatch(/approve-production does not begin/);
});
