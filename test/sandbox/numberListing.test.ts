import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { errorOf, numbersPath, pageOfNumbers, TenantInTest } from './tenantInTest.js';

describe('Listing numbers', () => {
  let tenant: TenantInTest;
  before(async () => {
    tenant = await TenantInTest.start();
  });
  after(() => tenant.close());

  const refusal = async (query: string) => {
    const reply = await tenant.graph('GET', `${numbersPath}?${query}`);
    assert.equal(reply.status, 400);
    return errorOf(reply);
  };

  it('answers at most the page that was asked for, and a link to the next until there is none', async () => {
    const seen: string[] = [];
    let link: string | undefined =
      `${numbersPath}?$top=150&$select=${'id,telephoneNumber,numberType,activationState,assignmentStatus,assignmentTargetId,locationId,civicAddressId,isoCountryCode,capabilities,supportedCustomerActions,portInStatus'}`;
    const sizes: number[] = [];
    while (link !== undefined) {
      const page = pageOfNumbers(await tenant.graph('GET', link));
      sizes.push(page.value.length);
      seen.push(...page.value.map((each) => each.id));
      link = page['@odata.nextLink'];
    }
    assert.deepEqual(sizes, [150, 150, 150, 50]);
    assert.equal(new Set(seen).size, 500);
  });

  it('skips and counts what matches', async () => {
    const filter = encodeURIComponent("isoCountryCode eq 'CH'");
    const page = pageOfNumbers(
      await tenant.graph('GET', `${numbersPath}?$filter=${filter}&$top=4&$skip=8&$count=true`),
    );
    assert.equal(page['@odata.count'], 10);
    assert.equal(page.value.length, 2);
    assert.equal(page['@odata.nextLink'], undefined);
  });

  it('keeps the filter in the link to the next page', async () => {
    const filter = encodeURIComponent("isoCountryCode eq 'CH'");
    const first = pageOfNumbers(await tenant.graph('GET', `${numbersPath}?$filter=${filter}&$top=6`));
    const second = pageOfNumbers(await tenant.graph('GET', first['@odata.nextLink'] ?? ''));
    assert.equal(second.value.length, 4);
    assert.ok(second.value.every((each) => each.isoCountryCode === 'CH'));
  });

  it('refuses more than 1000 a page and what is no number', async () => {
    await refusal('$top=1001');
    await refusal('$top=-1');
    await refusal('$skip=x');
  });

  it('finds free user numbers by status and capability', async () => {
    const free = await tenant.numbers(
      "assignmentStatus eq 'unassigned' and capabilities/any(c:c eq 'userAssignment')",
    );
    assert.ok(free.length > 200);
    assert.ok(
      free.every(
        (each) => each.assignmentStatus === 'unassigned' && each.capabilities.includes('userAssignment'),
      ),
    );
  });

  it('understands ne, or, not, in, brackets, null and startswith', async () => {
    const all = await tenant.numbers();
    const countOf = (test: (number: (typeof all)[number]) => boolean) => all.filter(test).length;
    const cases: [string, number][] = [
      ["numberType ne 'callingPlan'", countOf((each) => each.numberType !== 'callingPlan')],
      ['portInStatus ne null', countOf((each) => each.portInStatus !== null)],
      [
        "(isoCountryCode eq 'FR' or isoCountryCode eq 'CA') and not (assignmentTargetId eq null)",
        countOf((each) => ['FR', 'CA'].includes(each.isoCountryCode) && each.assignmentTargetId !== null),
      ],
      ["isoCountryCode in ('FR','CA')", countOf((each) => ['FR', 'CA'].includes(each.isoCountryCode))],
      ["startswith(telephoneNumber,'+4930')", countOf((each) => each.telephoneNumber.startsWith('+4930'))],
      [
        "supportedCustomerActions/any(a:a eq 'locationUpdate')",
        countOf((each) => each.supportedCustomerActions.includes('locationUpdate')),
      ],
    ];
    for (const [filter, expected] of cases) {
      assert.ok(expected > 0 && expected < 500, filter);
      assert.equal((await tenant.numbers(filter)).length, expected, filter);
    }
  });

  it('binds and more closely than or', async () => {
    const found = await tenant.numbers(
      "isoCountryCode eq 'CH' or isoCountryCode eq 'FR' and numberType eq 'nothing'",
    );
    assert.equal(found.length, 10);
  });

  it('finds several numbers at once, in the order of the list, whatever else is asked', async () => {
    const all = await tenant.numbers();
    const [first, second, third] = [all[10], all[4], all[200]];
    assert.ok(first?.assignmentTargetId && second && third?.assignmentTargetId === null);
    const [a, b, c] = [first, second, third].map((each) => `'${each.telephoneNumber}'`);
    const cases: [string, unknown[]][] = [
      [`telephoneNumber in (${a},${b},${a})`, [second, first]],
      [`telephoneNumber eq ${a} or telephoneNumber eq ${b}`, [second, first]],
      [`telephoneNumber eq ${a} and telephoneNumber eq ${b}`, []],
      [`telephoneNumber in (${a},${c}) and assignmentTargetId eq null`, [third]],
      [`(telephoneNumber eq ${a} or telephoneNumber eq ${c}) and assignmentTargetId ne null`, [first]],
      [`assignmentTargetId in ('${first.assignmentTargetId}','nobody')`, [first]],
      [`not (telephoneNumber ne ${b})`, [second]],
    ];
    for (const [filter, expected] of cases) assert.deepEqual(await tenant.numbers(filter), expected, filter);
    const either = await tenant.numbers(`telephoneNumber eq ${a} or isoCountryCode eq 'CH'`);
    assert.equal(either.length, 11);
    const orNobody = await tenant.numbers(`assignmentTargetId in ('${first.assignmentTargetId}',null)`);
    assert.ok(orNobody.length > 200);
  });

  it('takes a doubled quote as a quote within the text', async () => {
    assert.deepEqual(await tenant.numbers("assignmentTargetId eq 'o''clock'' or ''1'' eq ''1'"), []);
  });

  it('refuses filters on id and city, unknown properties, and broken ones, in words', async () => {
    for (const filter of [
      "id eq 'x'",
      "city eq 'Berlin'",
      "owner eq 'x'",
      "isoCountryCode eq 'DE",
      "isoCountryCode eq 'DE')",
      "isoCountryCode gt 'DE'",
      "capabilities eq 'userAssignment'",
      '',
    ]) {
      const error = await refusal(`$filter=${encodeURIComponent(filter)}`);
      assert.equal(error.code, 'BadRequest', filter);
    }
  });

  it('refuses query options that it would have to ignore', async () => {
    await refusal('$orderby=telephoneNumber');
    await refusal('$search=x');
  });

  it('reads one number by its id, which is not the telephone number', async () => {
    const number = await tenant.numberOf(knownPeople.robin.id);
    const reply = await tenant.graph('GET', `${numbersPath}/${number.id}?$select=telephoneNumber`);
    assert.equal(reply.status, 200);
    assert.ok(reply.text.includes(number.telephoneNumber));
    assert.ok(!reply.text.includes('operatorId'));
    const unknown = await tenant.graph('GET', `${numbersPath}/${encodeURIComponent(number.telephoneNumber)}`);
    assert.equal(unknown.status, 404);
    assert.equal(errorOf(unknown).code, 'NotFound');
  });
});
