import type { Step } from '../step.ts';
import type { StepName } from '../step-name.ts';
import { accountsStep } from './accounts.ts';
import { bankNoticeStep, banksStep, consentStep } from './bank-choice.ts';
import { oauthStep, oauthWaitingStep } from './bank-page.ts';
import { connectedStep, errorStep, exitStep, sameDayStep } from './ends.ts';
import {
  captchaStep,
  codeStep,
  credentialsStep,
  deviceStep,
  questionsStep,
  selectionsStep,
} from './sign-in.ts';
import { depositCodeStep, numbersStep } from './typed-numbers.ts';

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
