export { takeCommand } from './takeCommand.js';
export type { Served, Visitor } from './visitor.js';
