import type { Manifests } from './manifests';
import { safePath, type TemplateStep, type TemplateWorkflow } from './workflow-file';

/** The tools as Go modules: Go's checksum database pins each version's content. */
const TOOLS = {
  HELM: 'helm.sh/helm/v3/cmd/helm@v3.22.0',
  KUBECONFORM: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0',
  KUSTOMIZE: 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1',
} as const;
/** The Kubernetes version of the schemas. */
const KUBERNETES = '1.34.0';

const VALIDATE = 'go run "$KUBECONFORM" -strict -summary -kubernetes-version "$KUBERNETES"';
const BUILT = '"$RUNNER_TEMP/built.yaml"';

// Written to a file instead of a pipe: kubeconform accepts empty input, and a pipe hides that its source failed.
function built(command: string): readonly string[] {
  return [`${command} > ${BUILT}`, `test -s ${BUILT}`, `${VALIDATE} ${BUILT}`];
}

const BUILD = built('go run "$KUSTOMIZE" build --load-restrictor LoadRestrictionsNone "$FOLDER"');
const RENDER = built('go run "$HELM" template smoke "$FOLDER"');

function steps(
  what: string,
  variable: string,
  run: readonly string[],
  paths: readonly string[],
): readonly TemplateStep[] {
  return paths.map((path) => ({ name: `${what} ${path}`, run, env: { [variable]: safePath(path) } }));
}

/** The check of a surface's manifests (category D): everything deployed can be built and fits its schema. */
export function manifestWorkflow(surface: string, { overlays, charts, plain }: Manifests): TemplateWorkflow {
  return {
    about: [
      `The manifests of the surface ${surface}: built, and held against the schemas of Kubernetes ${KUBERNETES}. Written by`,
      '"causeway workflows template". A kind without a schema fails: give kubeconform a -schema-location for your own.',
    ],
    name: `deployability-${surface}`,
    context: `deployability / ${surface}`,
    minutes: 20,
    env: {
      ...(charts.length > 0 ? { HELM: TOOLS.HELM } : {}),
      KUBECONFORM: TOOLS.KUBECONFORM,
      KUBERNETES,
      ...(overlays.length > 0 ? { KUSTOMIZE: TOOLS.KUSTOMIZE } : {}),
    },
    steps: [
      ...steps('build', 'FOLDER', BUILD, overlays),
      ...steps('render', 'FOLDER', RENDER, charts),
      ...steps('validate', 'FILE', [`${VALIDATE} "$FILE"`], plain),
    ],
  };
}
