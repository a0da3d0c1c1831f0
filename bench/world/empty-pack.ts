import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../demo/engine';

/** Writes a policy pack without a rule. Its cost is the cost of the engine and the SDK for any pack. */
export function emptyPack(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'PulumiPolicy.yaml'), 'runtime: nodejs\nmain: index.js\n');
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "empty", "version": "1.0.0", "main": "index.js" }\n');
  writeFileSync(
    path.join(folder, 'index.js'),
    "new (require('@pulumi/policy').PolicyPack)('empty', { policies: [] });\n",
  );
  symlinkSync(path.join(projectFolder(), 'node_modules'), path.join(folder, 'node_modules'));
}
