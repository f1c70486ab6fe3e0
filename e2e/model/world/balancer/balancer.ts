/** What customers' requests go through on their way to the apps. */
export type Balancer = {
  /** Such as `HAProxy 2.6.12`. */
  readonly name: string;
  stop(): Promise<void>;
};

export type BalancerOptions = {
  readonly port: number;
  /** Where the apps listen on this machine. */
  readonly appPorts: readonly number[];
  /** For what it must write down. */
  readonly folder: string;
};
