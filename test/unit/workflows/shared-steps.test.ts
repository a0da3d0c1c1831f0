import { parse } from 'yaml';
import { workflowFiles } from '../../../workflows/workflow-files';
import { worlds } from '../../support/workflows/worlds';

const ALIAS = /^ {6}- \*(\S+)$/gm;
const ANCHOR = /^ {6}- &(\S+)$/gm;

describe.each(Object.entries(worlds()))('the workflows of the world %s', (_name, registry) => {
  const keys = Object.keys(registry.repositories);
  const files = keys.flatMap((key) => workflowFiles(registry, key));
  const organization = { ...registry.organization, host: 'github.acme.example' };
  const server = keys.flatMap((key) => workflowFiles({ ...registry, organization }, key));

  test('write a step of several lines once in a file, and point at it from there on', () => {
    for (const { content } of files) {
      const anchors = [...content.matchAll(ANCHOR)].map(([, name]) => name);
      const aliases = [...content.matchAll(ALIAS)].map(([, name]) => name);
      expect(new Set(anchors).size).toBe(anchors.length);
      // Every anchor is used, and every alias has an anchor.
      expect([...new Set(aliases)].sort()).toEqual([...anchors].sort());
    }
    const lines = (all: typeof files) => all.flatMap(({ content }) => content.split('\n')).length;
    expect(lines(files)).toBeLessThan(0.95 * lines(server));
  });

  test('have no anchor on a server that may not read it, and are the same there', () => {
    for (const [at, { path, content }] of server.entries()) {
      expect(content).not.toMatch(ANCHOR);
      expect(content).not.toMatch(ALIAS);
      expect(path).toBe(files[at]?.path);
      expect(parse(files[at]?.content ?? '')).toEqual(parse(content));
    }
  });
});
