import type { LineProfile } from './lineProfile.js';

/** Somebody whose id and name never change, so that documents, tests and the start command can name them. */
export type KnownPerson = {
  id: string;
  givenName: string;
  surname: string;
  site: string;
  department: string;
  jobTitle: string;
  line: LineProfile;
  /** The place at the site that their number's emergency location shows; absent: any. */
  place?: string;
  accountEnabled?: false;
  usageLocation?: null;
};

/** The tenant of the sandbox. */
export const sandboxTenantId = '7c3f1d52-0b8e-4c1a-9d64-5b1f6f0e2a10';

/** People with a part to play: the demo pair, the staff of the desk, and one for each refusal. */
export const knownPeople = {
  chief: {
    id: '0c5a9d10-7e42-4b6f-9a31-2d4c6e8f0a03',
    givenName: 'Ruth',
    surname: 'Hagenau',
    site: 'Berlin Mitte',
    department: 'Management',
    jobTitle: 'Managing director',
    line: 'callingPlan',
  },
  /** The demo employee. */
  robin: {
    id: '3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01',
    givenName: 'Robin',
    surname: 'Keller',
    site: 'Berlin Mitte',
    department: 'Customer Care',
    jobTitle: 'Service consultant',
    line: 'callingPlan',
    place: '2nd floor',
  },
  /** The demo approver, and a telephony administrator. */
  alex: {
    id: '9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02',
    givenName: 'Alex',
    surname: 'Winter',
    site: 'Berlin Mitte',
    department: 'IT',
    jobTitle: 'Head of workplace services',
    line: 'callingPlan',
  },
  administrator: {
    id: '1a2f6c38-90d4-4e57-8b1c-3e5d7f9a1b04',
    givenName: 'Samuel',
    surname: 'Okafor',
    site: 'London Southwark',
    department: 'IT',
    jobTitle: 'Voice engineer',
    line: 'callingPlan',
  },
  auditor: {
    id: '2b3e7d49-a1e5-4f68-9c2d-4f6e8a0b2c05',
    givenName: 'Petra',
    surname: 'Lindner',
    site: 'München Werksviertel',
    department: 'Legal',
    jobTitle: 'Internal auditor',
    line: 'callingPlan',
  },
  serviceDesk: {
    id: '4d5c9f6b-c307-4b8a-9e4f-618a0c2d4e06',
    givenName: 'Nadia',
    surname: 'Rahman',
    site: 'Hamburg HafenCity',
    department: 'IT',
    jobTitle: 'Service desk agent',
    line: 'callingPlan',
  },
  /** An employee with an American number: 933 is the emergency test call there. */
  american: {
    id: '5e6dab7c-d418-4c9b-8f50-729b1d3e5f07',
    givenName: 'Jordan',
    surname: 'Reyes',
    site: 'New York Midtown',
    department: 'Sales',
    jobTitle: 'Account executive',
    line: 'callingPlan',
    place: '8th floor',
  },
  french: {
    id: '6f7ebc8d-e529-4dac-9061-83ac2e4f6008',
    givenName: 'Camille',
    surname: 'Lefèvre',
    site: 'Paris La Défense',
    department: 'Marketing',
    jobTitle: 'Chargée de communication',
    line: 'callingPlan',
    place: '14th floor',
  },
  withoutNumber: {
    id: '708fcd9e-f63a-4ebd-a172-94bd3f506109',
    givenName: 'Mara',
    surname: 'Vogel',
    site: 'Berlin Mitte',
    department: 'Finance',
    jobTitle: 'Accountant',
    line: 'licensedWithoutNumber',
  },
  withoutLicence: {
    id: '8190deaf-074b-4fce-b283-a5ce4061720a',
    givenName: 'Tom',
    surname: 'Brandt',
    site: 'Berlin Mitte',
    department: 'Logistics',
    jobTitle: 'Warehouse clerk',
    line: 'unlicensed',
  },
  /** The number is still there, the calling plan was taken away. */
  withDeletedPlan: {
    id: '92a1efb0-185c-40df-8394-b6df5172830b',
    givenName: 'Ulla',
    surname: 'Sörensen',
    site: 'Hamburg HafenCity',
    department: 'Sales',
    jobTitle: 'Sales representative',
    line: 'deletedPlan',
  },
  withSuspendedPlan: {
    id: 'a3b2f0c1-296d-41e0-94a5-c7e06283940c',
    givenName: 'Gareth',
    surname: 'Pugh',
    site: 'Manchester Piccadilly',
    department: 'Sales',
    jobTitle: 'Sales representative',
    line: 'suspendedPlan',
  },
  withoutLocationUpdate: {
    id: 'b4c301d2-3a7e-42f1-a5b6-d8f17394a50d',
    givenName: 'Ines',
    surname: 'Falk',
    site: 'Berlin Mitte',
    department: 'Engineering',
    jobTitle: 'Engineer',
    line: 'fixedCallingPlan',
  },
  withOperatorConnect: {
    id: 'c5d412e3-4b8f-4302-b6c7-e90284a5b60e',
    givenName: 'Oliver',
    surname: 'Hart',
    site: 'London Southwark',
    department: 'Finance',
    jobTitle: 'Controller',
    line: 'operatorConnect',
  },
  withDirectRouting: {
    id: 'd6e523f4-5c90-4413-87d8-fa1395b6c70f',
    givenName: 'Claudia',
    surname: 'Reuß',
    site: 'Berlin Adlershof',
    department: 'Engineering',
    jobTitle: 'Laboratory technician',
    line: 'directRouting',
  },
  /** Switzerland has calling plans here, but no emergency location. */
  inCountryWithoutLocations: {
    id: 'e7f63405-6da1-4524-98e9-0b24a6c7d810',
    givenName: 'Luca',
    surname: 'Meier',
    site: 'Zürich Oerlikon',
    department: 'Sales',
    jobTitle: 'Country representative',
    line: 'callingPlan',
  },
  disabled: {
    id: 'f8074516-7eb2-4635-a9fa-1c35b7d8e911',
    givenName: 'Hanna',
    surname: 'Busch',
    site: 'Berlin Mitte',
    department: 'Marketing',
    jobTitle: 'Designer',
    line: 'callingPlan',
    accountEnabled: false,
  },
  withoutUsageLocation: {
    id: '09185627-8fc3-4746-ba0b-2d46c8e9fa12',
    givenName: 'Piotr',
    surname: 'Zieliński',
    site: 'Berlin Adlershof',
    department: 'Logistics',
    jobTitle: 'Driver',
    line: 'unlicensed',
    usageLocation: null,
  },
} as const satisfies Record<string, KnownPerson>;

/** The same people as a list, in a fixed order. */
export const knownPersonList: readonly KnownPerson[] = Object.values(knownPeople);
