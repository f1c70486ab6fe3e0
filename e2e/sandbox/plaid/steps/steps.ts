import type { Step } from '../step.ts';
import type { StepName } from '../step-name.ts';
import { accountsStep } from './accounts.ts';
import { bankNoticeStep } from './bank-notice.ts';
import { banksStep } from './banks.ts';
import { captchaStep } from './captcha.ts';
import { codeStep } from './code.ts';
import { connectedStep } from './connected.ts';
import { consentStep } from './consent.ts';
import { credentialsStep } from './credentials.ts';
import { depositCodeStep } from './deposit-code.ts';
import { deviceStep } from './device.ts';
import { errorStep } from './error.ts';
import { exitStep } from './exit.ts';
import { numbersStep } from './numbers.ts';
import { oauthStep } from './oauth.ts';
import { oauthWaitingStep } from './oauth-waiting.ts';
import { questionsStep } from './questions.ts';
import { sameDayStep } from './same-day.ts';
import { selectionsStep } from './selections.ts';

export const STEPS: Readonly<Record<StepName, Step>> = {
  consent: consentStep,
  banks: banksStep,
  bankNotice: bankNoticeStep,
  credentials: credentialsStep,
  captcha: captchaStep,
  device: deviceStep,
  code: codeStep,
  questions: questionsStep,
  selections: selectionsStep,
  accounts: accountsStep,
  numbers: numbersStep,
  sameDay: sameDayStep,
  depositCode: depositCodeStep,
  oauth: oauthStep,
  oauthWaiting: oauthWaitingStep,
  connected: connectedStep,
  error: errorStep,
  exit: exitStep,
};
