export { type Served, takeCommand, type Visitor } from './takeCommand.js';
