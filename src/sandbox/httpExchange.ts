import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, GraphError } from './graph/answer.js';

const mostBytes = 1_048_576;

/**
 * The JSON of a request, undefined when it has no body.
 *
 * @throws GraphError 400 when it isn't JSON, 413 above 1 MiB
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > mostBytes)
      throw new GraphError(413, 'RequestEntityTooLarge', 'The request body is too large.');
    chunks.push(piece);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
}

/** Headers by their lower-case name; of a repeated one all values, joined by commas. */
export function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

/** Sends an answer: objects as JSON, text as it is, nothing as an empty body. Does nothing when the client has gone. */
export function sendAnswer(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (response.destroyed) return;
  const payload = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const type = payload === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
  // A 204 must not carry a length.
  const length = status === 204 ? {} : { 'content-length': String(Buffer.byteLength(payload)) };
  response.writeHead(status, { ...type, ...length, ...headers });
  response.end(payload);
}
