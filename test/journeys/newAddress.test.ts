import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, inputsOf, textOf } from '../support/cards.js';
import type { Card, SentMessage } from '../support/connector.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';
import { factsOf, numberOf } from '../support/lineRequests.js';

const newBuilding = { street: 'Torstraße', houseNumber: '49', postalCode: '10119', city: 'Berlin' };

describe('a new emergency address', () => {
  let all: LineDeskInTest;
  let robin: TeamsPerson;
  let alex: TeamsPerson;
  let samuel: TeamsPerson;

  beforeEach(async () => {
    all = await LineDeskInTest.start();
    robin = all.person(knownPeople.robin.id, 'Robin Keller');
    alex = all.person(knownPeople.alex.id, 'Alex Winter');
    samuel = all.person(knownPeople.administrator.id, 'Samuel Okafor');
    for (const person of [robin, alex, samuel]) await person.install();
  });
  afterEach(() => all.stop());

  /** Opens the form as the button on the location form does. */
  async function openForm(person = robin, data: object = {}): Promise<SentMessage> {
    await person.say('help');
    const message = person.last;
    const answer = await person.invoke(
      { type: 'Action.Execute', verb: 'openAddressForm', data: { action: 'openAddressForm', ...data } },
      message.id,
    );
    return { ...message, activity: { ...message.activity, attachments: [attached(answer.card)] } };
  }

  /** Asks for the address, and resolves to the answer. */
  async function ask(fields: Record<string, string>): Promise<{ form: SentMessage; card: Card }> {
    const form = await openForm();
    return { form, card: (await robin.click(form, 'Send', fields)).card };
  }

  async function approved(): Promise<SentMessage> {
    const approval = await messageSaying(all, alex, /asks for a new emergency address/);
    await alex.click(approval, 'Approve');
    return messageSaying(all, samuel, /has to be created/);
  }

  async function newLocation(): Promise<{ locationId: string; civicAddressId: string }> {
    const ids = { locationId: randomUUID(), civicAddressId: randomUUID() };
    await factsOf(all).send('POST', '/sandbox/changes', [
      { change: 'addLocation', ...ids, country: 'DE', city: 'Berlin' },
    ]);
    return ids;
  }

  it('is approved, created by an administrator, and the number goes there by itself', async () => {
    const form = await openForm();
    const card = cardOf(form);
    assert.match(textOf(card), /Berlin Mitte, 2nd floor/);
    assert.deepEqual(
      inputsOf(card).map(({ id }) => id),
      ['street', 'houseNumber', 'postalCode', 'city', 'place', 'site', 'company', 'reason'],
    );
    assert.equal(inputsOf(card).find(({ id }) => id === 'company')?.value, 'Lindenhof Group');
    const sent = await robin.click(form, 'Send', {
      ...newBuilding,
      place: '4th floor',
      reason: 'We opened a new office',
    });
    assert.match(textOf(sent.card), /4th floor, Torstraße 49, 10119 Berlin waits for approval/);
    assert.match(textOf(sent.card), /Emergency calls show Berlin Mitte, 2nd floor until the change is done/);

    const approval = await messageSaying(all, alex, /asks for a new emergency address/);
    const asked = textOf(cardOf(approval));
    assert.match(asked, /1\\?\. Create the emergency address Torstraße 49, 10119 Berlin/);
    assert.match(asked, /2\\?\. Set the emergency location of \+49 [\d ]+ to it/);
    assert.match(asked, /We opened a new office/);
    const task = await approved();
    const cmdlets = textOf(cardOf(task));
    assert.match(cmdlets, /-HouseNumber '49' -StreetName 'Torstraße' -City 'Berlin' -PostalCode '10119'/);
    assert.match(cmdlets, /-Location '4th floor'/);
    assert.deepEqual(await all.writes(), []);

    const ids = await newLocation();
    const done = await samuel.click(task, 'Done', { ...ids, city: 'Berlin-Mitte' });
    assert.match(textOf(done.card), /Samuel Okafor did this step by hand/);
    const announced = await messageSaying(all, robin, /Your emergency location is now/);
    assert.match(textOf(cardOf(announced)), /from Berlin Mitte, 2nd floor to [^.]*4th floor/);
    assert.match(textOf(cardOf(announced)), /Approved by Alex Winter/);
    assert.deepEqual(
      (await all.writes()).map(({ action, locationId }) => [action, locationId]),
      [['updateNumber', ids.locationId]],
    );
    const location = (await all.lineDesk.store.addedLocations())[0];
    assert.equal(location?.id, ids.locationId);
    assert.equal(location?.city, 'Berlin-Mitte', 'as the administrator corrected it');
    assert.equal(location?.validated, true);
    assert.equal(robin.messages().length, 3, 'welcome, the one card, the announcement');
  });

  it('keeps both requests in each other’s history', async () => {
    await ask({ ...newBuilding });
    const task = await approved();
    const ids = await newLocation();
    await samuel.click(task, 'Done', ids);
    await messageSaying(all, robin, /Your emergency location is now/);
    const { requests } = await all.lineDesk.store.requestsOf(robinId(), { limit: 10 });
    const [move, address] = requests.toSorted((a, b) => (a.details.kind < b.details.kind ? -1 : 1));
    assert.ok(move !== undefined && address !== undefined);
    assert.equal(move.details.kind, 'emergencyLocationChange');
    assert.equal(move.rule, 'approved-with-new-address');
    const events = await all.lineDesk.store.events(move.id);
    assert.deepEqual(
      events.slice(0, 2).map(({ type, values }) => [type, values.addressRequest]),
      [
        ['submitted', address.id],
        ['approved', address.id],
      ],
    );
    assert.deepEqual(events[1]?.actor.type === 'person' && events[1].actor.person.name, 'Alex Winter');
    const byHand = (await all.lineDesk.store.events(address.id)).find(({ type }) => type === 'doneByHand');
    assert.equal(byHand?.values.locationChange, move.id);
    assert.equal(byHand?.values.to, ids.locationId);
  });

  it('marks each field that is wrong, keeps what was typed, and sends nothing', async () => {
    const { card } = await ask({ street: 'Torstraße', postalCode: '1011', city: 'Berlin' });
    const text = textOf(card);
    assert.match(text, /2 fields need a correction\. Nothing was sent/);
    assert.match(text, /Please fill in: House number/);
    assert.match(text, /Postal code: this isn't how Germany writes it/);
    assert.equal(inputsOf(card).find(({ id }) => id === 'street')?.value, 'Torstraße');
    assert.equal((await all.lineDesk.store.requestsOf(robinId(), { limit: 1 })).total, 0);
  });

  it('takes a number that was typed with the street', async () => {
    const { card } = await ask({ street: 'Torstr. 49', postalCode: 'D-10119', city: 'Berlin' });
    assert.match(textOf(card), /Torstr\\?\. 49, 10119 Berlin waits for approval/);
  });

  it('shows likely duplicates first, and leads to the one that is meant', async () => {
    const { form, card } = await ask({
      street: 'Rudower Chausee',
      houseNumber: '7',
      postalCode: '12489',
      city: 'Berlin',
    });
    assert.match(textOf(card), /Is it one of these\?/);
    assert.match(textOf(card), /Nothing was sent yet/);
    assert.ok(actionsOf(card).length <= 3);
    const choices = inputsOf(card)[0]?.choices ?? [];
    const second = choices.find(({ title }) => /Berlin Adlershof, 2nd floor/.test(title));
    assert.ok(second);
    const chosen = await robin.click({ id: form.id, card }, 'Use the chosen place', {
      locationId: second.value,
    });
    assert.equal(inputsOf(chosen.card).find(({ id }) => id === 'locationId')?.value, second.value);
    assert.match(textOf(chosen.card), /Update your emergency location/);

    const back = await robin.click({ id: form.id, card }, 'Change what I typed');
    assert.equal(inputsOf(back.card).find(({ id }) => id === 'street')?.value, 'Rudower Chausee');
    const none = await robin.click({ id: form.id, card }, 'None of these');
    assert.match(textOf(none.card), /Rudower Chausee 7, 12489 Berlin waits for approval/);
    const approval = await messageSaying(all, alex, /asks for a new emergency address/);
    assert.match(textOf(cardOf(approval)), /Something like it is in the list already: .*Berlin Adlershof/);
  });

  it('adds only the place where the address is there, and never the very same place', async () => {
    const known = { street: 'Invalidenstr.', houseNumber: '42', postalCode: '10115', city: 'Berlin' };
    const same = await ask({ ...known, place: '4th Floor' });
    assert.match(textOf(same.card), /This place is in the list already/);
    assert.ok(!actionsOf(same.card).some(({ title }) => title === 'None of these'));

    const other = await ask({ ...known, place: '9th floor' });
    assert.match(textOf(other.card), /This address is in the list already/);
    const sent = await robin.click({ id: other.form.id, card: other.card }, 'None of these');
    assert.match(textOf(sent.card), /9th floor, Invalidenstr/);
    const task = await approved();
    const text = textOf(cardOf(task));
    assert.doesNotMatch(text, /New-CsOnlineLisCivicAddress/);
    const current = await numberOf(all, robin.aadObjectId);
    const shown = await all.lineDesk.store.allLocations();
    const civic = shown.find(({ id }) => id === current.locationId)?.civicAddressId;
    assert.match(
      text,
      new RegExp(`New-CsOnlineLisLocation -CivicAddressId '${civic}' -Location '9th floor'`),
    );
    assert.equal(inputsOf(cardOf(task)).find(({ id }) => id === 'civicAddressId')?.value, civic);
  });

  it('asks the administrator for both ids, and shows the cmdlet for a corrected address', async () => {
    await ask({ ...newBuilding });
    const task = await approved();
    const missing = await samuel.click(task, 'Done', { civicAddressId: 'abc' });
    assert.match(textOf(missing.card), /Please fill in both ids[\s\S]*Nothing was recorded/);
    const corrected = await samuel.click(task, 'Show the cmdlet for this', { houseNumber: '49A' });
    assert.match(textOf(corrected.card), /-HouseNumber '49A'/);
    assert.equal(inputsOf(corrected.card).find(({ id }) => id === 'houseNumber')?.value, '49A');
    const wrong = await samuel.click(task, 'Done', { ...(await newLocation()), postalCode: '1' });
    assert.match(textOf(wrong.card), /One field of the address needs a correction/);
    const abroad = (await all.lineDesk.store.allLocations()).find(({ country }) => country === 'GB');
    const elsewhere = await samuel.click(task, 'Done', {
      locationId: abroad?.id ?? '',
      civicAddressId: abroad?.civicAddressId ?? '',
    });
    assert.match(textOf(elsewhere.card), /belongs to another country/);
    assert.deepEqual(await all.lineDesk.store.addedLocations(), []);
  });

  it('lets neither the requester nor a stranger say that it is there', async () => {
    await ask({ ...newBuilding });
    const task = await approved();
    const button = actionsOf(cardOf(task)).find(({ title }) => title === 'Done');
    assert.ok(button);
    const data = { ...button.data, ...newBuilding, company: 'X', ...(await newLocation()) };
    const own = await robin.invoke({ ...button, data }, task.id);
    assert.match(textOf(own.card), /your own request/);
    const stranger = all.person(knownPeople.withoutNumber.id, 'Stranger');
    await stranger.install();
    const refused = await stranger.invoke({ ...button, data }, stranger.last.id);
    assert.match(textOf(refused.card), /aren't a telephony administrator/);
    const forged = await samuel.invoke(
      { ...button, data: { ...data, action: 'doneByHand', nonce: button.data['nonce'] } },
      task.id,
    );
    assert.match(textOf(forged.card), /doesn't show the change yet/);
    assert.deepEqual(await all.lineDesk.store.addedLocations(), []);
  });

  it('adds an address that is not validated yet for nobody, and says what is left', async () => {
    await ask({ ...newBuilding });
    const task = await approved();
    const ids = await newLocation();
    await samuel.click(task, 'Done', { ...ids, validated: 'false' });
    const told = await messageSaying(all, robin, /was added/);
    assert.match(textOf(cardOf(told)), /still has to be validated[\s\S]*still show Berlin Mitte, 2nd floor/);
    assert.deepEqual(await all.writes(), []);
    const [location] = await all.lineDesk.store.addedLocations();
    assert.equal(location?.validated, false);
  });

  it('says what is left where the number has changed meanwhile', async () => {
    await ask({ ...newBuilding });
    const task = await approved();
    const { telephoneNumber } = await numberOf(all, robin.aadObjectId);
    await factsOf(all).send('POST', '/sandbox/changes', [
      { change: 'unassignNumber', number: telephoneNumber },
    ]);
    await samuel.click(task, 'Done', await newLocation());
    const told = await messageSaying(all, robin, /was added/);
    assert.match(textOf(cardOf(told)), /number has changed meanwhile/);
    assert.deepEqual(await all.writes(), []);
  });

  it('is one at a time, and can be edited while it waits', async () => {
    await ask({ ...newBuilding });
    const again = await openForm();
    assert.match(textOf(cardOf(again)), /already is an open request for a new emergency address/);
    const [open] = await all.lineDesk.store.waitingRequestsOf(robinId());
    assert.ok(open);
    const edit = await openForm(robin, { edits: open.id, ...newBuilding });
    const sent = await robin.click(edit, 'Send', { houseNumber: '51' });
    assert.match(textOf(sent.card), /Torstraße 51, 10119 Berlin waits for approval/);
    const now = await all.lineDesk.store.request(open.id);
    assert.match(now?.calls[0]?.cmdlet ?? '', /-HouseNumber '51'/);
  });

  const robinId = () => personId(robin.aadObjectId);
});

const attached = (content: Card) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content });
