import { createInterface } from 'node:readline/promises';
import { UserError } from '../registry/user-error';

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks one question. Ctrl-C and Ctrl-D throw a UserError: Node rejects the question for them, and does not settle it where
 * the input ends in another way (https://nodejs.org/api/readline.html#event-close). Commands ask before they change anything.
 */
export async function askOnTerminal(question: string, { input, output }: Terminal): Promise<string> {
  const terminal = createInterface({ input, output, terminal: true });
  try {
    const answer = await new Promise<string>((done, fail) => {
      const stop = () => fail(new UserError('interrupted before an answer; nothing was changed'));
      terminal.once('close', stop);
      terminal.question(question).then(done, stop);
    });
    return answer.trim();
  } catch (error) {
    // The cursor is still on the question's line.
    output.write('\n');
    throw error;
  } finally {
    terminal.close();
  }
}
