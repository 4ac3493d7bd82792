import type { SandboxFault } from '../../../src/sandbox/index.js';

const writes = '/admin/teams/telephoneNumberManagement/numberAssignments/*Number';

/** Every kind of fault at once, each striking a share of the calls, drawn from the seed. */
export function randomFaults(seed: number, share: number): SandboxFault[] {
  const everywhere = (kind: SandboxFault['kind'], part: number, delayMs?: number): SandboxFault => ({
    route: '/*',
    kind,
    share: share * part,
    ...(delayMs === undefined ? {} : { delayMs }),
  });
  const faults: SandboxFault[] = [
    everywhere('429', 0.02),
    everywhere('429-retry-after', 0.02, 300),
    everywhere('503', 1),
    everywhere('timeout-before', 1, 20),
    everywhere('timeout-after', 1, 20),
    everywhere('reset', 1),
    everywhere('reset-after', 1),
    everywhere('html-502', 1),
    everywhere('html-502-after', 1),
    everywhere('garbage', 1),
    everywhere('wrapped', 2),
    everywhere('delay', 1, 60),
    { ...everywhere('unknown-enum', 1), method: 'GET' },
    { ...everywhere('slow-read-back', 1, 250), method: 'POST' },
    { route: writes, method: 'POST', kind: 'no-location', share: share * 2 },
    { route: writes, method: 'POST', kind: 'slow-operation', share: share * 2, delayMs: 700 },
    { route: writes, method: 'POST', kind: 'failed-operation', share },
    { route: writes, method: 'POST', kind: 'refused', share },
    { route: writes, method: 'POST', kind: 'unknown-path', form: 'short', share },
  ];
  return faults.map((fault, index) => ({ ...fault, seed: seed * 100 + index }));
}
