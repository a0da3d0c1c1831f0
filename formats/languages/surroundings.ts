import type { Files, Surrounded } from './files-beside';
import { stopsGoPackage } from './go';
import { conftestVerdict } from './python-conftest';
import { rustModule } from './rust-modules';

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

// TestMain of any file runs the tests of its package (https://pkg.go.dev/testing#hdr-Main).
function ofGo(path: string, { textOf, paths }: Files): Surrounded {
  const folder = folderOf(path);
  const beside = paths().filter((each) => each !== path && each.endsWith('_test.go') && folderOf(each) === folder);
  const mains = beside.map((each) => textOf(each) ?? '').filter((text) => text.includes('TestMain'));
  return mains.some(stopsGoPackage) ? 'off' : 'runs';
}

// A conftest.py holds for its folder and all below it (https://docs.pytest.org/en/stable/reference/fixtures.html#conftest-py-sharing-fixtures-across-multiple-files).
function ofPython(path: string, { textOf }: Files): Surrounded {
  const names = path.split('/').slice(0, -1);
  const folders = names.map((_each, at) => `${names.slice(0, at + 1).join('/')}/`);
  const found = ['', ...folders].map((folder) => {
    const text = textOf(`${folder}conftest.py`);
    return text === undefined ? 'runs' : conftestVerdict(text, path.slice(folder.length));
  });
  return found.find((each) => each === 'off') ?? found.find((each) => each === 'unknown') ?? 'runs';
}

/** Whether the files around a file of tests let them run. */
export function surroundingsOf(path: string, files: Files): Surrounded {
  if (path.endsWith('.py')) return ofPython(path, files);
  if (path.endsWith('_test.go')) return ofGo(path, files);
  return path.endsWith('.rs') ? rustModule(path, files) : 'runs';
}
