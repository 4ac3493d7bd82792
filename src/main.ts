import { printError, serve } from './commands/serve.js';

serve(process.env).catch((error: unknown) => {
  printError(error);
  process.exit(1);
});
