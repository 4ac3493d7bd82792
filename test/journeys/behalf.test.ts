import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { personId } from '../../src/telephony/index.js';
import { actionsOf, textOf } from '../support/cards.js';
import { arrive, locales, placeOn, start } from '../support/chat.js';
import { cardOf, LineDeskInTest, messageSaying, type TeamsPerson } from '../support/lineDeskInTest.js';

/** What is said, by language. */
const words = {
  en: {
    for: 'For',
    send: 'Send',
    withdraw: 'Withdraw',
    search: 'Search',
    choose: 'Choose',
    open: 'Open',
    myRequests: 'my requests',
    nobody: /find nobody called “.*” for whom you can ask[\s\S]*Nothing was sent/,
    reports: /people who report to you/,
    notYou: /can't ask for somebody else/,
    mayNot: /can't ask for this person[\s\S]*Nothing was sent/,
    whom: /Whom do you want to ask for/,
    which: /Whom do you mean/,
    what: /What does Robin Keller need/,
    told: /Ruth Hagenau asked for Berlin Adlershof, 2nd floor for you/,
    line: /emergency location of Robin Keller/,
    waits: /Waiting for approval/,
    youWithdrew: /You withdrew this request/,
    robinWithdrew: /Robin Keller withdrew the request/,
    ruthWithdrew: /Ruth Hagenau withdrew/,
    asked: /Ruth Hagenau asked for this for you/,
    doneRobin: /Your emergency location is now Berlin Adlershof/,
    doneRuth: /The emergency location of Robin Keller is now Berlin Adlershof/,
    rejectedRobin: /rejected the request of Ruth Hagenau/,
    rejectedRuth: /rejected your request/,
  },
  de: {
    for: 'Für',
    send: 'Senden',
    withdraw: 'Zurückziehen',
    search: 'Suchen',
    choose: 'Auswählen',
    open: 'Öffnen',
    myRequests: 'meine Anträge',
    nobody: /Ich finde niemanden namens „.*“[\s\S]*nichts gesendet/,
    reports: /deren Vorgesetzte/,
    notYou: /nichts für andere beantragen/,
    mayNot: /Für diese Person können Sie nichts beantragen[\s\S]*nichts gesendet/,
    whom: /Für wen möchten Sie/,
    which: /Wen meinen Sie/,
    what: /Was braucht Robin Keller/,
    told: /Ruth Hagenau hat für Sie einen Antrag .*Berlin Adlershof, 2nd floor.* gestellt/,
    line: /Notfallstandort von Robin Keller/,
    waits: /Wartet auf Genehmigung/,
    youWithdrew: /Sie haben diesen Antrag zurückgezogen/,
    robinWithdrew: /Robin Keller hat den Antrag .* zurückgezogen/,
    ruthWithdrew: /Ruth Hagenau hat .* zurückgezogen/,
    asked: /Ruth Hagenau hat das für Sie beantragt/,
    doneRobin: /Ihr Notfallstandort ist jetzt Berlin Adlershof/,
    doneRuth: /Notfallstandort von Robin Keller ist jetzt Berlin Adlershof/,
    rejectedRobin: /den Antrag von Ruth Hagenau/,
    rejectedRuth: /Ihren Antrag/,
  },
} as const;

for (const locale of ['en', 'de'] as const) {
  describe(`asking for somebody else (${locale})`, () => {
    const said = words[locale];
    const fields = { locale: locales[locale] };
    let all: LineDeskInTest;
    let ruth: TeamsPerson;
    let robin: TeamsPerson;
    let nadia: TeamsPerson;
    let alex: TeamsPerson;

    const begin = async (policy?: (text: string) => string) => {
      all = await LineDeskInTest.start(policy === undefined ? {} : { policy });
      ruth = await arrive(all, knownPeople.chief.id, 'Ruth Hagenau', locale);
      robin = await arrive(all, knownPeople.robin.id, 'Robin Keller', locale);
      nadia = await arrive(all, knownPeople.serviceDesk.id, 'Nadia Rahman', locale);
      alex = await arrive(all, knownPeople.alex.id, 'Alex Winter', 'en');
    };
    afterEach(() => all.stop());

    const ask = (person: TeamsPerson, data: Record<string, unknown>) =>
      start(person, 'askForSomebody', data, locale);

    /** Ruth asks that Robin moves to Adlershof; her status card. */
    async function askForRobin() {
      const form = await ask(ruth, { name: 'Robin Keller', what: 'openLocationForm' });
      const locationId = placeOn(form.card, /Berlin Adlershof, 2/);
      const status = await ruth.click(form, said.send, { locationId, reason: 'Robin moves' }, fields);
      return { id: form.id, card: status.card };
    }

    it('leads a manager straight to the form of what their report needs', async () => {
      await begin();
      const form = await ask(ruth, { name: 'robin keller', what: 'openLocationForm' });
      assert.match(textOf(form.card), said.line);
      assert.match(textOf(form.card), new RegExp(`${said.for}[\\s\\S]*Robin Keller`));
    });

    it('asks what is needed where that isn’t said, with a button for each form', async () => {
      await begin();
      const what = await ask(ruth, { name: 'robin.keller@lindenhof.example' });
      assert.match(textOf(what.card), said.what);
      const opened = actionsOf(what.card)
        .filter(({ title }) => title === said.open)
        .map(({ data }) => [data.action, data.person]);
      assert.deepEqual(
        opened.map(([action]) => action),
        ['openLocationForm', 'openNumberForm', 'openReleaseForm', 'openCallerIdForm', 'openPlanForm'],
      );
      assert.ok(opened.every(([, person]) => person === robin.aadObjectId));
      const form = await ruth.click(what, said.open, {}, fields);
      assert.match(textOf(form.card), said.line);
    });

    it('asks for the name where none is given, and finds by what is typed', async () => {
      await begin();
      const empty = await ask(ruth, { what: 'openLocationForm' });
      assert.match(textOf(empty.card), said.whom);
      assert.match(textOf(empty.card), said.reports);
      const form = await ruth.click(empty, said.search, { name: 'Robin Keller' }, fields);
      assert.match(textOf(form.card), said.line);
    });

    it('lets the service desk choose among people of one name, told apart by department and office', async () => {
      await begin();
      const several = await ask(nadia, { name: 'Ma', what: 'openLocationForm' });
      assert.match(textOf(several.card), said.which);
      const choices = actionsOf(several.card).filter(({ title }) => title === said.choose);
      assert.ok(choices.length > 1 && choices.length <= 5);
      assert.ok(JSON.stringify(several.card).length < 25_000);
      const form = await nadia.click(several, said.choose, {}, fields);
      assert.notEqual(textOf(form.card), textOf(several.card));
    });

    it('tells of nobody for whom the asker may not ask, as if they weren’t there', async () => {
      await begin();
      const robins = [];
      for (const name of ['Ruth Hagenau', 'Nobody Atall', '"); drop']) {
        const { card } = await ask(robin, { name, what: 'openLocationForm' });
        assert.match(textOf(card), said.nobody);
        assert.match(textOf(card), said.reports);
        robins.push(textOf(card).replaceAll(name, '…').replaceAll(/\\/g, ''));
      }
      assert.equal(robins[0], robins[1]);
    });

    it('refuses who may ask for nobody, and says who can', async () => {
      await begin((text) => text.replace('managers: true', 'managers: false'));
      const { card } = await ask(robin, { name: 'Alex Winter' });
      assert.match(textOf(card), said.notYou);
      assert.ok(actionsOf(card).length > 0);
    });

    it('takes a forged person for what it is: nobody for whom one may ask', async () => {
      await begin();
      const stranger = '00000000-1111-4222-8333-444444444444';
      const answers = [];
      for (const person of [ruth.aadObjectId, stranger]) {
        for (const action of ['askForSomebody', 'openLocationForm']) {
          const { card } = await start(robin, action, { person }, locale);
          assert.match(textOf(card), said.mayNot);
          answers.push(textOf(card));
        }
      }
      assert.equal(new Set(answers).size, 1, 'whether there is such a person isn’t told');
    });

    it('tells the person concerned, who sees it among their requests and withdraws it; the other one hears of it', async () => {
      await begin();
      const status = await askForRobin();
      assert.match(textOf(status.card), said.waits);
      const told = await messageSaying(all, robin, said.told);
      assert.match(told.activity.summary ?? '', said.told);
      const list = await robin.say(said.myRequests, fields);
      assert.match(textOf(list), /Ruth Hagenau/);
      const withdrawn = await robin.click(told, said.withdraw, {}, fields);
      assert.match(textOf(withdrawn.card), said.youWithdrew);
      await messageSaying(all, ruth, said.robinWithdrew);
      assert.equal(robin.messages().length, 4, 'welcome, thanks, the news, the list');
      assert.deepEqual(await all.writes(), []);
      const request = (await all.lineDesk.store.requestsOf(personId(knownPeople.robin.id), { limit: 1 }))
        .requests[0];
      assert.ok(request !== undefined);
      const events = await all.lineDesk.store.events(request.id);
      const last = events.find(({ type }) => type === 'withdrawn');
      assert.equal(last?.actor.type === 'person' ? last.actor.role : '', 'person');
    });

    it('tells the person concerned when the requester withdraws', async () => {
      await begin();
      const status = await askForRobin();
      await messageSaying(all, robin, said.told);
      await ruth.click(status, said.withdraw, {}, fields);
      await messageSaying(all, robin, said.ruthWithdrew);
    });

    it('tells both the outcome, each in their own words', async () => {
      await begin();
      await askForRobin();
      const approval = await messageSaying(all, alex, /Ruth Hagenau asks for .* for Robin Keller/);
      assert.match(textOf(cardOf(approval)), /Ruth Hagenau and Robin Keller are told/);
      await alex.click(approval, 'Approve');
      const toRobin = await messageSaying(all, robin, said.asked);
      assert.match(textOf(cardOf(toRobin)), said.doneRobin);
      await messageSaying(all, ruth, said.doneRuth);
      const toRuth = ruth.messages().map((message) => textOf(cardOf(message)));
      assert.ok(toRuth.every((text) => !said.asked.test(text) && !said.doneRobin.test(text)));
      assert.equal((await all.writes()).length, 1);
    });

    it('tells both a rejection', async () => {
      await begin();
      await askForRobin();
      const approval = await messageSaying(all, alex, /Ruth Hagenau asks for/);
      await alex.click(approval, 'Reject', { reason: 'Not now' });
      await messageSaying(all, robin, said.rejectedRobin);
      await messageSaying(all, ruth, said.rejectedRuth);
    });

    it('reads the right anew at submission: who is no manager any more sends nothing', async () => {
      await begin();
      const form = await ask(ruth, { name: 'Robin Keller', what: 'openLocationForm' });
      const locationId = placeOn(form.card, /Berlin Adlershof, 2/);
      await all.faults([{ route: '/users/*/manager', kind: 'unknown-path-404', share: 1 }]);
      const refused = await ruth.click(form, said.send, { locationId }, fields);
      assert.match(textOf(refused.card), said.mayNot);
      await all.faults([]);
      assert.equal(
        (await all.lineDesk.store.requestsOf(personId(knownPeople.robin.id), { limit: 1 })).total,
        0,
      );
    });
  });
}
