import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  type Sandbox,
  type SandboxFault,
  type SandboxOptions,
  startSandbox,
} from '../../src/sandbox/index.js';
import { ManualClock } from './manualClock.js';

export const readBackLagMs = 300;
export const operationMs = 600;

export const numbersPath = '/admin/teams/telephoneNumberManagement/numberAssignments';

const number = z.object({
  id: z.string(),
  telephoneNumber: z.string(),
  numberType: z.string(),
  activationState: z.string(),
  assignmentStatus: z.string(),
  assignmentTargetId: z.string().nullable(),
  locationId: z.string().nullable(),
  civicAddressId: z.string().nullable(),
  isoCountryCode: z.string(),
  capabilities: z.array(z.string()),
  supportedCustomerActions: z.array(z.string()),
  portInStatus: z.string().nullable(),
});
export type NumberInTest = z.output<typeof number>;

const numberPage = z.object({
  value: z.array(number),
  '@odata.nextLink': z.string().optional(),
  '@odata.count': z.number().optional(),
});
const person = z.object({
  aadObjectId: z.string(),
  name: z.string(),
  tenantId: z.string(),
  roles: z.array(z.string()),
  site: z.string(),
  country: z.string(),
  number: z.string().nullable(),
});
const write = z.strictObject({
  seq: z.number(),
  at: z.string(),
  action: z.string(),
  number: z.string().nullable(),
  person: z.string().nullable(),
  locationId: z.string().nullable(),
  policyType: z.string().optional(),
  policyId: z.string().optional(),
  skuIds: z.array(z.string()).optional(),
  groupId: z.string().optional(),
});
const location = z.record(z.string(), z.string());
const graphError = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    innerError: z.object({ date: z.string(), 'request-id': z.string(), 'client-request-id': z.string() }),
  }),
});

export type Reply = { status: number; headers: Headers; text: string; body: unknown };

/** A started sandbox on a clock that stands still, and what tests ask of it. */
export class TenantInTest {
  private constructor(
    readonly sandbox: Sandbox,
    readonly clock: ManualClock,
  ) {}

  static async start(options: Partial<SandboxOptions> = {}): Promise<TenantInTest> {
    const clock = new ManualClock();
    const sandbox = await startSandbox({ port: 0, clock, readBackLagMs, operationMs, ...options });
    return new TenantInTest(sandbox, clock);
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  /** A request to Graph; the path may be a whole link from an answer. */
  graph(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const url = path.startsWith('http') ? path : `${this.sandbox.url}/v1.0${path}`;
    return this.#send(method, url, body, headers);
  }

  own(method: string, path: string, body?: unknown): Promise<Reply> {
    return this.#send(method, `${this.sandbox.url}/sandbox${path}`, body, {});
  }

  async #send(method: string, url: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const init = body === undefined ? { method, headers } : { method, headers, body: payload };
    const response = await fetch(url, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }

  async numbers(filter?: string): Promise<NumberInTest[]> {
    const wanted = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
    return pageOfNumbers(await this.graph('GET', `${numbersPath}?$top=1000${wanted}`)).value;
  }

  /** One number as a read shows it now. */
  async number(telephoneNumber: string): Promise<NumberInTest> {
    const [found] = await this.numbers(`telephoneNumber eq '${telephoneNumber}'`);
    if (!found) throw new Error(`no number ${telephoneNumber}`);
    return found;
  }

  async numberOf(personId: string): Promise<NumberInTest> {
    const [found] = await this.numbers(`assignmentTargetId eq '${personId}'`);
    if (!found) throw new Error(`no number of ${personId}`);
    return found;
  }

  /** A settled number that nobody has, of a kind that people can have. */
  async freeNumber(country: string): Promise<NumberInTest> {
    const free = await this.numbers(
      `assignmentStatus eq 'unassigned' and activationState eq 'activated' and numberType eq 'callingPlan' and isoCountryCode eq '${country}' and capabilities/any(c:c eq 'userAssignment')`,
    );
    const [first] = free;
    if (!first) throw new Error(`no free number in ${country}`);
    return first;
  }

  async people() {
    return z.array(person).parse((await this.own('GET', '/people')).body);
  }

  /** The rows of the locations file, by their column names. */
  async locations() {
    const csv = (await this.own('GET', '/locations.csv')).text;
    return z.array(location).parse(parse(csv, { columns: true }));
  }

  async locationId(site: string, place: string): Promise<string> {
    const found = (await this.locations()).find((row) => row.Site === site && row.Location === place);
    if (!found?.LocationId) throw new Error(`no place ${place} at ${site}`);
    return found.LocationId;
  }

  async writes() {
    return z.array(write).parse((await this.own('GET', '/writes')).body);
  }

  async setFaults(...faults: SandboxFault[]): Promise<void> {
    const reply = await this.own('PUT', '/faults', faults);
    if (reply.status !== 200) throw new Error(reply.text);
  }
}

export function pageOfNumbers(reply: Reply) {
  return numberPage.parse(reply.body);
}

export function errorOf(reply: Reply) {
  return graphError.parse(reply.body).error;
}
