/**
 * Loaded into every process that the start command starts (`node --import`), before the program itself.
 *
 * It does two things that those programs cannot be asked for:
 * 1. It ends the process when the start command is gone, even by a kill that left it no time to say so.
 * 2. Where LINE_DESK_LOOPBACK_ONLY is set, it keeps servers on 127.0.0.1: the Agents Playground would listen on
 *    every interface, asks nobody who they are, and would let the whole network speak as the person it plays.
 */
import { Server } from 'node:net';

/** What a program gets to finish its work in after its parent has gone. */
const lastWordsMs = 3_000;

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), lastWordsMs).unref();
});
// The line to the parent alone must not keep a program alive that is otherwise done.
process.channel?.unref();

if (process.env.LINE_DESK_LOOPBACK_ONLY === '1') {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function listenOnLoopback(this: Server, ...given: unknown[]): Server {
    const [first, ...rest] = given;
    const callback = rest.find((value) => typeof value === 'function');
    const confined =
      typeof first === 'number'
        ? [{ port: first, host: '127.0.0.1' }, ...(callback ? [callback] : [])]
        : given;
    return Reflect.apply(listen, this, confined);
  };
}
