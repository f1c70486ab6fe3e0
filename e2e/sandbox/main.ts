import { parseSandboxEnv } from './sandbox-env.ts';
import { type StartedSandbox, type StartOptions, startSandbox } from './start-sandbox.ts';

const PORTS_TO_TRY = 20;

const settings = parseSandboxEnv(process.env);
if (settings.ok) await start(settings.value).catch(fail);
else {
  const list = settings.failure.map((problem) => `  - ${problem}`).join('\n');
  process.stderr.write(`The sandbox cannot start. Please correct these variables:\n${list}\n`);
  process.exitCode = 1;
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function start(options: StartOptions): Promise<void> {
  const sandbox = await startOnFreePort(options);
  process.stdout.write(`Sandbox: ${options.publicOrigin ?? sandbox.origin}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close());
  }
}

/** On this machine any free port will do; where others are to find the sandbox, it is the one that was named. */
async function startOnFreePort(options: StartOptions): Promise<StartedSandbox> {
  const portsToTry = options.token === undefined ? PORTS_TO_TRY : 1;
  for (let port = options.port; port < options.port + portsToTry; port += 1) {
    try {
      return await startSandbox({ ...options, port });
    } catch (error) {
      if (!isPortTaken(error)) throw error;
    }
  }
  throw new Error(`No free port from ${options.port} to ${options.port + portsToTry - 1}.`);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
