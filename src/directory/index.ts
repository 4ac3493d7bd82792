export { graphDirectory } from './graphDirectory.js';
