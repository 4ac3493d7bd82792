export { type BotFrameworkConfiguration, DeskAdapter } from './deskAdapter.js';
export { type DoorAnswer, receive } from './door.js';
export { type TeamsBot, teamsBot } from './teamsBot.js';
export { teamsMessenger } from './teamsMessenger.js';
