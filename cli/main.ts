import { processContext } from './context';
import { allowColour } from './print/colour';
import { fitTables } from './print/tables';
import { run } from './program';

allowColour(process.stdout, process.stderr);
fitTables(process.stdout.isTTY ? process.stdout.columns : undefined);
run(process.argv.slice(2), processContext()).catch((error: unknown) => {
  // Not an error of the user's: a bug, shown with its stack.
  console.error(error);
  process.exitCode = 70;
});
