import { expectTypeOf, it } from 'vitest';
import type { BillChange, BillRequest } from '#e2e/sandbox/bill-request.ts';
import type { Call } from '#e2e/sandbox/call.ts';
import type { BillView } from '#e2e/sandbox/control/bill-view.ts';
import type { ClockMove, ClockView } from '#e2e/sandbox/control/clock-routes.ts';
import type { LinkChoice } from '#e2e/sandbox/control/link-routes.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import type { Operation } from '#e2e/sandbox/operations.ts';
import type { Scenario } from '#e2e/sandbox/scenarios.ts';
import type { Switches, SwitchesPatch } from '#e2e/sandbox/switches.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import type * as kit from './control-types.ts';

it('asks nothing that the sandbox would not take', () => {
  expectTypeOf<kit.BillRequest>().toExtend<BillRequest>();
  expectTypeOf<kit.BillChange>().toExtend<BillChange>();
  expectTypeOf<kit.FaultRequest>().toExtend<FaultRequest>();
  expectTypeOf<kit.LinkChoice>().toExtend<LinkChoice>();
  expectTypeOf<kit.SwitchesPatch>().toExtend<SwitchesPatch>();
  expectTypeOf<kit.ClockMove>().toExtend<ClockMove>();
});

it('promises nothing that the sandbox does not give', () => {
  expectTypeOf<BillView>().toExtend<kit.BillView>();
  expectTypeOf<Call>().toExtend<kit.Call>();
  expectTypeOf<ClockView>().toExtend<kit.ClockView>();
  expectTypeOf<ClockMove>().toExtend<kit.ClockMove>();
  expectTypeOf<Scenario>().toExtend<kit.Scenario>();
});

it('knows all that the sandbox knows', () => {
  expectTypeOf<keyof kit.BillRequest>().toEqualTypeOf<keyof BillRequest>();
  expectTypeOf<keyof kit.FaultRequest>().toEqualTypeOf<keyof FaultRequest>();
  expectTypeOf<keyof kit.Switches>().toEqualTypeOf<keyof Switches>();
  expectTypeOf<kit.FaultKind>().toEqualTypeOf<FaultRequest['kind']>();
  expectTypeOf<kit.Operation>().toEqualTypeOf<Operation>();
  expectTypeOf<kit.PaymentStatus>().toEqualTypeOf<PaymentStatus>();
});
