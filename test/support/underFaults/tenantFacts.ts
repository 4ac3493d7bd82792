import { z } from 'zod';

const numberSchema = z.object({
  telephoneNumber: z.string(),
  numberType: z.string(),
  isoCountryCode: z.string(),
  city: z.string().nullish(),
  assignmentStatus: z.string(),
  assignmentTargetId: z.string().nullish(),
  locationId: z.string().nullish(),
  capabilities: z.array(z.string()),
  supportedCustomerActions: z.array(z.string()),
});
export type TenantNumberFact = z.infer<typeof numberSchema>;

const personSchema = z.object({
  aadObjectId: z.string(),
  name: z.string(),
  country: z.string(),
  number: z.string().nullable(),
});
export type TenantPersonFact = z.infer<typeof personSchema>;

const writeSchema = z.object({
  seq: z.number(),
  action: z.string(),
  number: z.string().nullable(),
  person: z.string().nullable(),
  locationId: z.string().nullable(),
  policyId: z.string().optional(),
  skuIds: z.array(z.string()).optional(),
  groupId: z.string().optional(),
});
export type TenantWriteFact = z.infer<typeof writeSchema>;

/** What the tenant holds in truth, asked past the product. */
export class TenantFacts {
  constructor(private readonly url: string) {}

  async numbers(): Promise<TenantNumberFact[]> {
    const all: TenantNumberFact[] = [];
    for (let skip = 0; ; skip += 1000) {
      const path = `/v1.0/admin/teams/telephoneNumberManagement/numberAssignments?$top=1000&$skip=${skip}`;
      const page = await this.#read(path, z.object({ value: z.array(numberSchema) }));
      all.push(...page.value);
      if (page.value.length < 1000) return all;
    }
  }

  people(): Promise<TenantPersonFact[]> {
    return this.#read('/sandbox/people', z.array(personSchema));
  }

  writes(): Promise<TenantWriteFact[]> {
    return this.#read('/sandbox/writes', z.array(writeSchema));
  }

  async policyId(name: string): Promise<string> {
    const path = `/v1.0/admin/teams/policy/getPolicyId(type='CallingLineIdentity',name='${name}')`;
    const answer = await this.#read(path, z.object({ value: z.array(z.object({ policyId: z.string() })) }));
    return answer.value[0]?.policyId ?? '';
  }

  async send(method: 'PUT' | 'POST', path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  async #read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await fetch(`${this.url}${path}`)).json());
  }
}
