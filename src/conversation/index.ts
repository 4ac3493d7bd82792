export { plainAction } from './actions.js';
export { type Answer, messageAnswer, waysForward } from './answer.js';
export { type AdaptiveCard, type CardName, cardNames, compileCards, renderCard } from './cardTemplate.js';
export type { FormAction } from './commands/behalfCommands.js';
export { formDataOf } from './commands/formContext.js';
export { type Command, commandOfCard, hasEffect } from './commands/index.js';

export { literal } from './literal.js';
export { isTimeZone, type Reader, readerOf } from './reader.js';
export {
  administrationNote,
  decisionNote,
  formAgain,
  mayBeShown,
  noSuchRequestAnswer,
  obstacleAnswer,
  unknownPersonAnswer,
} from './show.js';
export { helpAnswer, sentenceAnswer } from './smallTalk.js';
export { type Language, languageFor, languages, type Texts, textsOf } from './texts.js';
export { understand } from './understanding/understand.js';
export { administratorAnswer } from './views/administrator.js';
export { approvalAnswer, channelAnswer } from './views/approval.js';
export { choiceTitle, locationDataset, locationFormAnswer } from './views/locationForm.js';
export { numberNewsAnswer } from './views/numberNews.js';
export { type NoticeSubject, noticeAnswer } from './views/outcome.js';
export { requestAnswer } from './views/request.js';
export { requestsAnswer } from './views/requests.js';
