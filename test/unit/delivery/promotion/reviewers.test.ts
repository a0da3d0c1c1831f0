import { teamMembers } from '../../../../delivery/promotion/reviewers';
import type { GithubClient } from '../../../../live/github-client';

function client(...pages: readonly (readonly { readonly id: number; readonly login: string }[])[]): GithubClient {
  const request = (_route: string, { page }: { readonly page: number }) =>
    Promise.resolve({ data: pages[page - 1] ?? [] });
  return { request } as unknown as GithubClient;
}

const people = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, login: `user-${from + index}` }));

test('the members of a team are read to the last page', async () => {
  expect(await teamMembers(client(people(2)), 'acme', 'release')).toEqual(people(2));
  expect(await teamMembers(client(people(100), people(1, 101)), 'acme', 'release')).toHaveLength(101);
  expect(await teamMembers(client(people(100)), 'acme', 'release')).toHaveLength(100);
});

test('an empty list of members names nobody who may approve, and is no answer', async () => {
  const refused = { exitCode: 3, message: expect.stringContaining('empty') };
  await expect(teamMembers(client(), 'acme', 'release')).rejects.toMatchObject(refused);
});
