import { processContext } from './context';
import { run } from './program';

run(process.argv.slice(2), processContext()).catch((error: unknown) => {
  // Not a person's error: a bug, shown with its stack.
  console.error(error);
  process.exitCode = 70;
});
