import type { RequestId } from '../requests/index.js';
import type { PersonId, PersonRef } from '../telephony/index.js';

/** What every form carries beside its inputs. It comes back with the click, and is checked again each time. */
export interface FormContext {
  /** The form's own random mark: kept while the form is redrawn; null for a new one. */
  readonly formNonce: string | null;
  /** Whose line it is about; null for one's own. */
  readonly person: PersonId | null;
  /** The waiting request that the form changes; null for a new request. */
  readonly edits: RequestId | null;
}

/** The context of a form that is sent. */
export interface SubmittedForm extends FormContext {
  readonly formNonce: string;
  /** The approver who sends it instead of the requester. Never read from a card: set where their right has been read. */
  readonly changedBy?: ChangedBy;
}

/** Who gives a request other terms than its requester, and the stage and terms that they had before them. */
export interface ChangedBy {
  readonly person: PersonRef;
  readonly stage: number;
  readonly termsVersion: number;
}

/** A new form about one's own line. */
export const newForm: FormContext = { formNonce: null, person: null, edits: null };
