export { plainAction } from './actions.js';
export { type Answer, messageAnswer, waysForward } from './answer.js';
export { type AdaptiveCard, type CardName, cardNames, compileCards, renderCard } from './cardTemplate.js';
export { type FormAction, requestForms } from './commands/behalfCommands.js';
export { formDataOf } from './commands/formContext.js';
export { editedBy, formOfRequest } from './commands/formOfRequest.js';
export { type Command, commandOfCard, hasEffect } from './commands/index.js';

export { literal } from './literal.js';
export { isTimeZone, type Reader, readerOf } from './reader.js';
export {
  administrationNote,
  decisionNote,
  inputProblemText,
  mayBeShown,
  noSuchRequestAnswer,
  reasonNeededText,
  unknownPersonAnswer,
} from './show.js';
export { helpAnswer, sentenceAnswer } from './smallTalk.js';
export {
  chooseLocales,
  type Language,
  type LocaleChoice,
  languageFor,
  languages,
  languagesWith,
  type Texts,
  textsOf,
} from './texts.js';
export { understand } from './understanding/understand.js';
export { addressDuplicatesAnswer } from './views/addressDuplicates.js';
export { addressFormAnswer } from './views/addressForm.js';
export { addressObstacleAnswer } from './views/addressObstacle.js';
export { addressTaskAnswer } from './views/addressTask.js';
export { administratorAnswer } from './views/administrator.js';
export { approvalAnswer, channelAnswer } from './views/approval.js';
export { nothingChosenAnswer, severalDoneAnswer, severalSummaryAnswer } from './views/bulk.js';
export { callerIdFormAnswer, callerIdProblemText, hideYourselfAnswer } from './views/callerIdForm.js';
export { callerIdRefusedAnswer } from './views/callerIdRefused.js';
export { countryAnswer } from './views/country.js';
export { countryChoiceAnswer } from './views/countryChoice.js';
export { withWayBack } from './views/editForm.js';
export { emergencyAnswer } from './views/emergency.js';
export { stoppedAnswer, unansweredAnswer } from './views/failedRequests.js';
export { findingsAnswer } from './views/findings.js';
export { goneToOthersAnswer } from './views/goneToOthers.js';
export { lineAnswer } from './views/line.js';
export { choiceTitle, locationDataset, locationFormAnswer } from './views/locationForm.js';
export { obstacleAnswer } from './views/locationObstacle.js';
export {
  locationConfirmedAnswer,
  locationReminderAnswer,
  nothingToConfirmAnswer,
} from './views/locationReminder.js';
export { notificationsAnswer, preferencesChosenAnswer } from './views/notifications.js';
export { numberFormAnswer } from './views/numberForm.js';
export { numberNewsAnswer } from './views/numberNews.js';
export { numberObstacleAnswer } from './views/numberObstacle.js';
export { numberProblemText } from './views/numberProblem.js';
export { type NoticeSubject, noticeAnswer } from './views/outcome.js';
export { withOwnViews } from './views/ownView.js';
export { mayAskForNobodyAnswer, personFormAnswer, whatForAnswer } from './views/personForm.js';
export { planFormAnswer } from './views/planForm.js';
export { noPlanToChooseAnswer, planObstacleAnswer, planProblemText } from './views/planWords.js';
export { proposalAnswer } from './views/proposal.js';
export { queueAnswer, selectionAnswer } from './views/queue.js';
export { readinessAnswer } from './views/readiness.js';
export { lookingAnswer, readinessOfManyAnswer, readinessOfWhomAnswer } from './views/readinessOfMany.js';
export { releaseFormAnswer } from './views/releaseForm.js';
export { channelReminderAnswer, reminderAnswer } from './views/reminder.js';
export { requestAnswer } from './views/request.js';
export { requestsAnswer } from './views/requests.js';
export { delegatedText, reassignedAnswer, standInAnswer } from './views/standIn.js';
export { stockAnswer } from './views/stock.js';
export { intentAction, suggestedIntents, suggestionsAnswer } from './views/suggestions.js';
export { webhookParkedAnswer } from './views/webhookParked.js';
