import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { type Fault, isProcessedFirst } from '../fault.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Answer } from './answer.ts';
import { deliver, deliverTruncated, hang, resetConnection } from './deliver.ts';
import { spoilAnswer } from './fault-answer.ts';
import { processCall, recordAttempt } from './process-call.ts';
import { type Incoming, type Received, receive } from './received.ts';

/** Takes one call in, lets the bill's fault have its way, and answers. */
export async function receiveCall(incoming: Incoming): Promise<FastifyReply> {
  const received = receive(incoming);
  const { fault } = received;
  return fault ? spoil(received, fault) : send(received, await processCall(received));
}

async function spoil(received: Received, fault: Fault): Promise<FastifyReply> {
  const { sandbox, requestId, bill } = received;
  await pause(sandbox, fault.delayInMs);
  const truth = isProcessedFirst(fault)
    ? await processCall(received)
    : skipProcessing(received, fault);
  await pause(sandbox, fault.delayAfterInMs);
  switch (fault.kind) {
    case 'delay':
      return send(received, truth);
    case 'resetBefore':
    case 'resetAfter':
      return resetConnection(received.reply);
    case 'hang':
      return hang(received.reply);
    case 'truncated':
      return sendHalf(received, truth);
    default:
      return send(received, spoilAnswer({ ...fault, kind: fault.kind }, requestId, bill));
  }
}

/** The call has no effect; what it would have said has to be made up where it is needed. */
function skipProcessing(received: Received, fault: Fault): Answer {
  recordAttempt(received, { isAccepted: false, reason: fault.kind });
  return spoilAnswer({ ...fault, kind: 'missing' }, received.requestId, received.bill);
}

function send(received: Received, answer: Answer): Promise<FastifyReply> {
  noteAnswer(received, answer);
  received.call.code = answer.code;
  return deliver(received.reply, answer);
}

function sendHalf(received: Received, answer: Answer): Promise<FastifyReply> {
  noteAnswer(received, answer);
  return deliverTruncated(received.reply, answer);
}

function noteAnswer({ call, receivedAt }: Received, { status }: Answer): void {
  call.status = status;
  call.durationInMs = Math.round(performance.now() - receivedAt);
}

async function pause(sandbox: Sandbox, delayInMs = 0): Promise<void> {
  if (delayInMs === 0) return;
  await wait(delayInMs, undefined, { signal: sandbox.closing }).catch(() => undefined);
}
