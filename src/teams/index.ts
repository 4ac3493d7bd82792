export { type BotFrameworkConfiguration, DeskAdapter } from './deskAdapter.js';
export { type DoorAnswer, receive } from './door.js';
export { isLoopbackHost, isLoopbackUrl } from './loopback.js';
export { type TeamsBot, teamsBot } from './teamsBot.js';
export { teamsMessenger } from './teamsMessenger.js';
