import path from 'node:path';
import type { DataFiles, Ports } from './programs.js';
import type { Cast } from './sandboxPeople.js';

/** What is printed once everything answers. */
export interface Announcement {
  ports: Ports;
  files: DataFiles;
  cast: Cast;
  /** Whether the two chat windows were asked for. */
  windows: boolean;
  /** How long the start took, in milliseconds. */
  tookMs: number;
}

/** The text that tells a newcomer where everything is, how to talk to it and what to try first. */
export function announce({ ports, files, cast, windows, tookMs }: Announcement): string {
  const servers = [
    `  Bot             http://localhost:${ports.bot}/api/messages`,
    `  Sandbox tenant  http://localhost:${ports.sandbox}/sandbox/people`,
  ];
  const paragraphs = [
    `Line Desk is ready (${(tookMs / 1000).toFixed(1)} s).`,
    windows ? whereWindowsAre(ports, cast) : withoutWindows(cast),
    whatToTry(cast),
    ...(windows ? [windowsAreLocal] : []),
    servers.join('\n'),
    `Logs are in ${path.relative(process.cwd(), files.logs) || files.logs}. Ctrl-C ends everything.`,
  ];
  return `\n${paragraphs.join('\n\n')}\n`;
}

function whereWindowsAre(ports: Ports, cast: Cast): string {
  const employee = `${cast.employee.name} (employee)`;
  const approver = `${cast.approver.name} (approver)`;
  const width = Math.max(employee.length, approver.length);
  return [
    'Open both in a browser:',
    `  ${employee.padEnd(width)}  http://localhost:${ports.employee}`,
    `  ${approver.padEnd(width)}  http://localhost:${ports.approver}`,
  ].join('\n');
}

function withoutWindows(cast: Cast): string {
  const { employee, approver } = cast;
  const width = Math.max(employee.name.length, approver.name.length);
  return [
    'There are no chat windows in this start; npm start without --no-playground has two. To talk to the bot',
    'with a client of your own, let it post Bot Framework activities to the address below, without a token:',
    `channel msteams, a service URL on this machine, tenant ${employee.tenantId},`,
    'and a person of the sandbox (from.aadObjectId), for example',
    `  ${employee.name.padEnd(width)}  ${employee.aadObjectId}  employee`,
    `  ${approver.name.padEnd(width)}  ${approver.aadObjectId}  approver`,
  ].join('\n');
}

const whatToTry = (cast: Cast): string =>
  [
    `Three things to try as ${cast.employee.name}:`,
    '  update my emergency location',
    '  I moved to the 4th floor in Hamburg HafenCity',
    '  my requests',
    `A change to another address waits for ${cast.approver.name}.`,
  ].join('\n');

const windowsAreLocal = `The windows are for this machine alone: whoever reaches one speaks as its person. By itself the
Playground listens on every interface; it is held on 127.0.0.1 here. Do not forward its ports.`;
