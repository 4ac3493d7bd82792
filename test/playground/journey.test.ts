import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Demonstration, startDemonstration } from '../start/demonstration.js';
import { type Browsing, type ChatWindow, findChromium, startBrowsing } from './chatWindow.js';

const writes = z.array(
  z.object({ action: z.string(), number: z.string(), locationId: z.string().nullish() }),
);

/** Pictures of the windows are kept where this names a folder; the README's is made so. */
const pictureFolder = process.env.LINE_DESK_PICTURES;

async function picture(window: ChatWindow, name: string): Promise<void> {
  if (!pictureFolder) return;
  await mkdir(pictureFolder, { recursive: true });
  await window.screenshot(path.join(pictureFolder, `${name}.png`));
}

describe('the journey of an emergency location, in the chat windows of npm start', function () {
  // A machine that is busy with other tests takes its time to start five programs and a browser.
  this.timeout(180_000);
  let demonstration: Demonstration;
  let browsing: Browsing;
  let employee: ChatWindow;
  let approver: ChatWindow;

  before(async function () {
    const chromium = await findChromium();
    if (chromium === undefined) {
      console.error('No Chromium was found (CHROMIUM_PATH): the test of the chat windows is skipped.');
      this.skip();
    }
    demonstration = await startDemonstration([]);
    [browsing] = await Promise.all([
      startBrowsing(chromium),
      demonstration.printed(/Ctrl-C ends everything/),
    ]);
    [employee, approver] = await Promise.all([
      browsing.openPlayground(demonstration.ports.employee),
      browsing.openPlayground(demonstration.ports.approver),
    ]);
  });

  after(async () => {
    await browsing?.close();
    await demonstration?.dispose();
  });

  async function effects() {
    const answer = await fetch(`http://127.0.0.1:${demonstration.ports.sandbox}/sandbox/writes`);
    return writes.parse(await answer.json());
  }

  it('welcomes both when they open their windows', async () => {
    await employee.sees('Welcome to Line Desk');
    await approver.sees('Welcome to Line Desk');
  });

  it('answers "update my emergency location" with a form for the number, and Cancel closes it', async () => {
    await employee.say('update my emergency location');
    const form = await employee.sees('Update your emergency location');
    const text = await form.innerText();
    assert.match(text, /\+49 30 23125001/);
    assert.match(text, /Berlin Mitte, 2nd floor/);
    await employee.click('Cancel');
    await employee.seesNoLonger('Update your emergency location');
    assert.deepEqual(await effects(), []);
  });

  it('has chosen what the message named, and turns the form into the status when it is sent', async () => {
    await employee.say('I moved to the 4th floor in Hamburg HafenCity');
    await employee.sees('Update your emergency location');
    await picture(employee, 'form');
    await employee.fill('Reason', 'New **team** room');
    await employee.click('Send');
    const status = await employee.sees('Waiting for approval');
    assert.match(await status.innerText(), /Hamburg HafenCity, 4th floor/);
    await employee.seesNoLonger('Update your emergency location');
    await picture(employee, 'waiting');
  });

  it('shows the approver who asks, from where to where and why, with what was typed taken literally', async () => {
    const card = await approver.sees('Robin Keller asks for another emergency location');
    const text = await card.innerText();
    for (const part of ['Berlin Mitte, 2nd floor', 'Hamburg HafenCity, 4th floor', 'New **team** room']) {
      assert.ok(text.includes(part), `${part} is missing from ${text}`);
    }
    await picture(approver, 'approval');
    assert.deepEqual(await effects(), [], 'nothing is changed before somebody approves');
  });

  it('tells both windows when the approved change is done, and changed the tenant once', async () => {
    await approver.click('Approve');
    await approver.sees(/Done[\s\S]*Approved by Alex Winter/);
    await employee.sees(/Changed and verified/);
    const told = await employee.sees(
      /It changed from Berlin Mitte, 2nd floor to Hamburg HafenCity, 4th floor/,
    );
    assert.match(await told.innerText(), /Approved by Alex Winter/);
    assert.equal((await effects()).length, 1);
    await picture(employee, 'done');
    await picture(approver, 'approved');
  });

  it('lists the request under "my requests"', async () => {
    await employee.say('my requests');
    const list = await employee.sees('Your requests');
    assert.match(await list.innerText(), /Hamburg HafenCity, 4th floor\s+Done/);
  });

  it('needs nobody between two floors of one address', async () => {
    await employee.say('update my emergency location');
    await employee.sees('Update your emergency location');
    await employee.choose('New location', /Hamburg HafenCity, 2nd floor/);
    await employee.click('Send');
    await employee.sees(/Your emergency location is now Hamburg HafenCity, 2nd floor/);
    assert.equal((await effects()).length, 2);
  });
});
