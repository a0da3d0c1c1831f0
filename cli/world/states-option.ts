import { Option } from 'commander';

/** Its option. */
export function statesOption(): Option {
  return new Option(
    '--states <files...>',
    '`pulumi stack export` of stacks: their objects count as owned even if no plan names them',
  );
}
