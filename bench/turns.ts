import { randomUUID } from 'node:crypto';
import { approvers, otherLocation, personId, tenantId } from './organisation.js';

/** Makes the activities of Teams that are measured, ready to send. `connector` is the service URL that they name. */
export function turnsOf(connector: string) {
  const activity = (person: string, fields: object): string =>
    JSON.stringify({
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: connector,
      from: { id: `29:${person}`, name: 'Somebody', aadObjectId: person },
      recipient: { id: '28:bench', name: 'Line Desk' },
      conversation: { id: `a:${person}`, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      locale: 'en-GB',
      localTimezone: 'Europe/Berlin',
      ...fields,
    });
  return {
    install: (index: number) => activity(personId(index), { type: 'installationUpdate', action: 'add' }),
    installApprover: (index: number) =>
      activity(approvers[index] ?? '', { type: 'installationUpdate', action: 'add' }),
    help: (index: number) => activity(personId(index), { type: 'message', text: 'help' }),
    form: (index: number) =>
      activity(personId(index), { type: 'message', text: 'update my emergency location' }),
    submit: (index: number) =>
      activity(personId(index), {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: `form-${index}`,
        value: {
          action: {
            type: 'Action.Execute',
            verb: 'submitLocationChange',
            data: {
              action: 'submitLocationChange',
              formNonce: randomUUID(),
              locationId: otherLocation,
              reason: 'My team moved to another floor',
            },
          },
        },
      }),
  };
}
