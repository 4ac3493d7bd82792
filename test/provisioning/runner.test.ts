import assert from 'node:assert/strict';
import { LineDeskError } from '../../src/errors.js';
import {
  lookAtStep,
  type Provisioning,
  type RunnerTimes,
  type StepCheck,
  type WriteState,
  writeStep,
} from '../../src/provisioning/index.js';
import type { PlanStep } from '../../src/requests/index.js';
import { locationId, parseE164, personId } from '../../src/telephony/index.js';

const times: RunnerTimes = { settleMs: 30_000, echoMs: 600_000, firstLookMs: 1_000, longestLookMs: 60_000 };
const telephoneNumber = parseE164('+4930231250');
assert.ok(telephoneNumber !== null);
const step: PlanStep = {
  step: 'setEmergencyLocation',
  telephoneNumber,
  person: personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01'),
  locationId: locationId('aaaaaaaa-6a54-4f0b-8a7d-1f6f5f2c9e01'),
  previousLocationId: null,
};

const none: WriteState = { write: 'none' };
const unknown: WriteState = { write: 'unknown' };
const accepted = (operation: string | null): WriteState => ({ write: 'accepted', operation });

/** A tenant that says what the test wants. */
function tenantThat(says: {
  check?: StepCheck;
  operation?: 'running' | 'succeeded' | 'failed' | 'unknown';
  write?: () => Promise<{ operation: string | null }>;
}): Provisioning & { readonly forgotten: string[] } {
  const forgotten: string[] = [];
  const capability = {
    check: async (): Promise<StepCheck> => says.check ?? { check: 'toDo' },
    write: says.write ?? (async () => ({ operation: null })),
    call: () => ({ by: 'hand' as const, cmdlet: '' }),
    cmdlet: () => '',
  };
  return {
    forgotten,
    capabilities: {
      assignNumber: capability,
      unassignNumber: capability,
      setEmergencyLocation: capability,
      setCallerIdPolicy: capability,
      changeLicence: capability,
      createEmergencyAddress: capability,
    },
    operation: async () => says.operation ?? 'running',
    forget: (person) => forgotten.push(person),
  };
}

const throwing =
  (code: ConstructorParameters<typeof LineDeskError>[0], retryAfterMs?: number) => async () => {
    throw new LineDeskError(code, 'as the test wants', retryAfterMs === undefined ? {} : { retryAfterMs });
  };

describe('A look at a step', () => {
  it('skips what the tenant shows already, and forgets what was cached of the person', async () => {
    const tenant = tenantThat({ check: { check: 'holds' } });
    assert.deepEqual(await lookAtStep(tenant, step, none, 0, times), { step: 'shown' });
    assert.deepEqual(tenant.forgotten, [step.person]);
  });

  it('lets a step be written that nothing was written of', async () => {
    assert.deepEqual(await lookAtStep(tenantThat({}), step, none, 0, times), { step: 'toWrite' });
    assert.deepEqual(await lookAtStep(tenantThat({}), step, { write: 'notTaken' }, 0, times), {
      step: 'toWrite',
    });
  });

  it('waits after an accepted write, however long it takes, and never writes again', async () => {
    const look = await lookAtStep(tenantThat({}), step, accepted(null), 3_600_000, times);
    assert.deepEqual(look, { step: 'wait', known: accepted(null) });
  });

  it('follows the operation: running and succeeded wait for the read-back, failed stops', async () => {
    for (const operation of ['running', 'succeeded', 'unknown'] as const) {
      const look = await lookAtStep(tenantThat({ operation }), step, accepted('7'), 0, times);
      assert.deepEqual(look, { step: 'wait', known: accepted('7') }, operation);
    }
    const look = await lookAtStep(tenantThat({ operation: 'failed' }), step, accepted('7'), 0, times);
    assert.deepEqual(look, { step: 'stopped', code: 'operation-failed', effect: 'none' });
  });

  it('gives a write of unknown fate time to show before it is written again', async () => {
    assert.deepEqual(await lookAtStep(tenantThat({}), step, unknown, 29_999, times), {
      step: 'wait',
      known: unknown,
    });
    assert.deepEqual(await lookAtStep(tenantThat({}), step, unknown, 30_000, times), { step: 'toWrite' });
  });

  it('waits while the tenant works on it, whoever asked for that', async () => {
    const tenant = tenantThat({ check: { check: 'underWay' } });
    assert.deepEqual(await lookAtStep(tenant, step, none, 0, times), { step: 'wait', known: none });
  });

  it('stops where the tenant shows that our attempt failed, and tries where it was an older one', async () => {
    const tenant = tenantThat({ check: { check: 'refused' } });
    assert.deepEqual(await lookAtStep(tenant, step, accepted(null), 0, times), {
      step: 'stopped',
      code: 'tenant-refused',
      effect: 'none',
    });
    assert.deepEqual(await lookAtStep(tenant, step, none, 0, times), { step: 'toWrite' });
  });

  it('says whether a write may have had an effect when a precondition has gone', async () => {
    const tenant = tenantThat({ check: { check: 'stopped', code: 'number-taken' } });
    assert.deepEqual(await lookAtStep(tenant, step, none, 0, times), {
      step: 'stopped',
      code: 'number-taken',
      effect: 'none',
    });
    assert.deepEqual(await lookAtStep(tenant, step, unknown, 0, times), {
      step: 'stopped',
      code: 'number-taken',
      effect: 'possible',
    });
  });
});

describe('The write of a step', () => {
  it('keeps the operation to follow', async () => {
    const tenant = tenantThat({ write: async () => ({ operation: '42' }) });
    assert.deepEqual(await writeStep(tenant, step, none, 0, times), { step: 'wait', known: accepted('42') });
  });

  it('was surely not taken when throttled, and waits as long as it was told to', async () => {
    const tenant = tenantThat({ write: throwing('tenant-throttled', 7_000) });
    assert.deepEqual(await writeStep(tenant, step, none, 0, times), {
      step: 'wait',
      known: { write: 'notTaken' },
      afterMs: 7_000,
    });
  });

  it('still has an unknown write before it when its repetition is throttled', async () => {
    const tenant = tenantThat({ write: throwing('tenant-throttled') });
    assert.deepEqual(await writeStep(tenant, step, unknown, 0, times), { step: 'wait', known: unknown });
  });

  it('is of unknown fate after a time-out, a reset or an unreadable answer', async () => {
    for (const code of ['tenant-unavailable', 'tenant-answer-unreadable'] as const) {
      const tenant = tenantThat({ write: throwing(code) });
      assert.deepEqual(await writeStep(tenant, step, none, 0, times), { step: 'wait', known: unknown }, code);
    }
  });

  it('is final when refused', async () => {
    const tenant = tenantThat({ write: throwing('tenant-refused') });
    assert.deepEqual(await writeStep(tenant, step, none, 0, times), {
      step: 'stopped',
      code: 'tenant-refused',
      effect: 'none',
    });
  });

  it('takes a refusal after a write of unknown fate for its echo, for ten minutes', async () => {
    const tenant = tenantThat({ write: throwing('tenant-refused') });
    assert.deepEqual(await writeStep(tenant, step, unknown, 599_999, times), {
      step: 'wait',
      known: unknown,
    });
    assert.deepEqual(await writeStep(tenant, step, unknown, 600_000, times), {
      step: 'stopped',
      code: 'tenant-refused',
      effect: 'possible',
    });
  });

  it('goes to an administrator where the tenant has no call for it', async () => {
    const tenant = tenantThat({ write: throwing('tenant-cannot') });
    assert.deepEqual(await writeStep(tenant, step, none, 0, times), { step: 'byHand' });
  });

  it('throws what it does not know', async () => {
    const tenant = tenantThat({ write: () => Promise.reject(new TypeError('a bug')) });
    await assert.rejects(writeStep(tenant, step, none, 0, times), TypeError);
  });
});
