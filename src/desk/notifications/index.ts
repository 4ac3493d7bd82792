export {
  type ChoosePreferencesResult,
  choosePreferences,
  type PreferencesView,
  readPreferences,
} from './preferences.js';
export { keptForLater } from './quietApproval.js';
