import { posix } from 'node:path';
import type { Containers } from './containers';
import { safePath, type TemplateStep, type TemplateWorkflow } from './workflow-file';

/** hadolint 2.14.0, by the digest of the image's content. */
const HADOLINT =
  'ghcr.io/hadolint/hadolint:v2.14.0-debian@sha256:158cd0184dcaa18bd8ec20b61f4c1cabdf8b32a592d062f57bdcb8e4c1d312e2';
const LINT = 'docker run --rm --network none --volume "$PWD:/code:ro" --workdir /code "$HADOLINT" hadolint "$FILE"';
// 124 is the exit code of `timeout` for a command that still ran: the container started, stayed up, and stopped when
// asked.
const SMOKE = `timeout --kill-after=10 20 docker run --init --rm --network none smoke || [ "$?" -eq 124 ]`;

function imageSteps(path: string): readonly TemplateStep[] {
  const FILE = safePath(path);
  return [
    { name: `lint ${path}`, run: [LINT], env: { FILE } },
    {
      name: `build ${path}`,
      run: ['docker build --pull --tag smoke --file "$FILE" "$FOLDER"'],
      env: { FILE, FOLDER: safePath(posix.dirname(path)) },
    },
    { name: `start ${path}`, run: [SMOKE] },
  ];
}

function compositionSteps(path: string): readonly TemplateStep[] {
  const env = { FILE: safePath(path) };
  return [
    { name: `start ${path}`, run: ['docker compose --file "$FILE" up --build --wait --wait-timeout 120'], env },
    { name: `stop ${path}`, if: 'always()', run: ['docker compose --file "$FILE" down --volumes'], env },
  ];
}

/**
 * The check of a surface's containers (category C): linted, built and started; nothing is written or pushed anywhere.
 */
export function containerWorkflow(surface: string, { images, compositions }: Containers): TemplateWorkflow {
  return {
    about: [
      `The containers of the surface ${surface}: linted, built and started. Written by "causeway workflows template"; what`,
      'an image needs to be built and to come up (a folder, a variable) is yours to add.',
    ],
    name: `containers-${surface}`,
    context: `containers / ${surface}`,
    minutes: 30,
    env: { HADOLINT },
    steps: [...images.flatMap(imageSteps), ...compositions.flatMap(compositionSteps)],
  };
}
