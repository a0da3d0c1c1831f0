import { roomsBehind } from '../../../toolchain/dependencies';
import { workflowFiles } from '../../support/workflows/files';

test('a merged change of anything that the program or the policy pack loads is applied', () => {
  const [up] = workflowFiles().filter(({ name }) => name === 'infrastructure-up.yml');
  const { paths = [] } = (up?.on['push'] ?? {}) as { readonly paths?: readonly string[] };
  const rooms = roomsBehind(['index.ts', 'policy']).map((room) => (room.endsWith('.ts') ? room : `${room}/**`));
  // The way the engine starts both, and the bridged provider's SDK.
  expect(paths).toEqual(expect.arrayContaining([...rooms, 'program.*', 'bin/**', 'sdks/**', 'package-lock.json']));
});
