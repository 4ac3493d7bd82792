import { createServer } from 'node:net';

/** A port that was found for a server. */
export interface FoundPort {
  port: number;
  /** Whether it is the one that was wished for. */
  asWished: boolean;
}

/**
 * Finds a port on which a server of this machine can listen.
 * @param wished the port to take if nobody has it
 * @param promised ports that others of the same start will take; never given again
 */
export async function findFreePort(wished: number, promised: ReadonlySet<number>): Promise<FoundPort> {
  if (!promised.has(wished) && (await isFree(wished))) return { port: wished, asWished: true };
  let port = await anyPort();
  while (promised.has(port)) port = await anyPort();
  return { port, asWished: false };
}

async function isFree(port: number): Promise<boolean> {
  // A server on every interface leaves 127.0.0.1 "free" on some systems, so both are tried.
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 says nothing about the port.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
