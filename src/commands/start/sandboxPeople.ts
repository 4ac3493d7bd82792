import { z } from 'zod';
import { LineDeskError } from '../../errors.js';

const personOfSandbox = z.object({
  aadObjectId: z.string(),
  name: z.string(),
  tenantId: z.string(),
});

/** A person of the sandbox tenant, as far as a chat window needs to know them. */
export type SandboxPerson = z.infer<typeof personOfSandbox>;

/** Whose windows are opened, and who else stands in them. */
export interface Cast {
  employee: SandboxPerson;
  approver: SandboxPerson;
  /** Five more people: the Playground asks for exactly as many. */
  colleagues: readonly SandboxPerson[];
}

/** The two people whom the demonstration is about; the sandbox keeps their ids fixed. */
const employeeId = '3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01';
const approverId = '9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02';
const colleagueCount = 5;

/**
 * Asks the running sandbox for the people whom the chat windows show.
 * @throws LineDeskError `configuration` if the sandbox doesn't know the two of the demonstration
 */
export async function readCast(sandbox: URL): Promise<Cast> {
  const answer = await fetch(new URL('/sandbox/people', sandbox));
  const people = z.array(personOfSandbox).parse(await answer.json());
  const employee = people.find((person) => person.aadObjectId === employeeId);
  const approver = people.find((person) => person.aadObjectId === approverId);
  const colleagues = people
    .filter((person) => person !== employee && person !== approver)
    .slice(0, colleagueCount);
  if (!employee || !approver || colleagues.length < colleagueCount) {
    throw new LineDeskError('configuration', 'The sandbox does not know the people of the demonstration.');
  }
  return { employee, approver, colleagues };
}
