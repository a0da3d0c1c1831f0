import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawn, pictureDigest, pictures, sourceOf } from '../../../support/pictures/pictures';
import { ROOT } from '../../../support/registry/fixtures';

test.each(pictures().map((picture) => [picture.file, picture] as const))(
  '%s shows what the commands make today: npm run pictures',
  (file, picture) => {
    expect(drawn()[file]).toEqual({ from: sourceOf(picture), picture: pictureDigest(file) });
  },
);

test('the README shows the pictures, has at most 900 words, and its first command on the first screen', () => {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8');
  for (const { file } of pictures()) expect(text).toContain(`](docs/images/${file})`);
  expect(text.split(/\s+/).filter((word) => word !== '').length).toBeLessThanOrEqual(900);
  expect(text.split('\n').indexOf('```sh')).toBeLessThan(20);
});
