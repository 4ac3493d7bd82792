import { type Answer, GraphError } from '../graph/answer.js';

type JsonObject = Readonly<Record<string, unknown>>;

// Properties whose values Graph may add to at any time.
const enumProperties = new Set([
  'activationState',
  'assignmentCategory',
  'assignmentStatus',
  'assignmentType',
  'accountType',
  'capabilityStatus',
  'numberSource',
  'numberType',
  'portInStatus',
  'status',
]);
const enumLists = new Set(['capabilities', 'supportedCustomerActions', 'reverseNumberLookupOptions']);

/**
 * The answer with values that no client can know: those of single enums are replaced, lists of enums get one more.
 * Nothing in the tenant changes.
 *
 * @param value `unknownFutureValue`, which Graph sends for values added later, or any other new name
 */
export function withUnknownEnums(answer: Answer, value: string): Answer {
  return answer.status < 400 ? { ...answer, body: replaced(answer.body, value) } : answer;
}

function replaced(part: unknown, value: string): unknown {
  if (Array.isArray(part)) return part.map((each: unknown) => replaced(each, value));
  if (!isObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, old]) => {
      if (enumProperties.has(name) && typeof old === 'string') return [name, value];
      if (enumLists.has(name) && Array.isArray(old)) return [name, [...old, value]];
      return [name, replaced(old, value)];
    }),
  );
}

/** One entity as `{"value": {…}}`, undefined when the answer isn't one entity. */
export function wrappedEntity(answer: Answer): Answer | undefined {
  const { status, body } = answer;
  if (status >= 400 || !isObject(body) || Array.isArray(body.value)) return undefined;
  const { '@odata.context': context, ...entity } = body;
  return { ...answer, body: { '@odata.context': context, value: entity } };
}

/** 200 with JSON that ends in its middle. */
export function truncated({ body }: Answer): Answer {
  const text = body === undefined ? '{"value":[' : typeof body === 'string' ? body : JSON.stringify(body);
  return { status: 200, body: text.slice(0, Math.max(1, Math.floor(text.length / 2))) };
}

/** What a proxy on the way says, not Graph. */
export function proxyPage(): Answer {
  const body =
    '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body></html>\n';
  return { status: 502, body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}

/** What Graph says about an action's name that it doesn't know in this form. */
export function unknownSegment(path: string): GraphError {
  const segment = path.slice(path.lastIndexOf('/') + 1);
  return new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

function isObject(part: unknown): part is JsonObject {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
