import { Option } from 'commander';

/** `--states`, for every command that tells owned objects from others. */
export function statesOption(): Option {
  return new Option(
    '--states <files...>',
    '`pulumi stack export` of stacks: their objects count as owned even if no plan names them',
  );
}
