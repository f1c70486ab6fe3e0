import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const PORTS_TO_TRY = 20;

const { PORT = '4000', APP_ORIGIN = 'http://127.0.0.1:3000' } = process.env;

const sandbox = await startOnFreePort(Number(PORT));
process.stdout.write(`Sandbox: ${sandbox.origin}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}

async function startOnFreePort(first: number): Promise<StartedSandbox> {
  for (let port = first; port < first + PORTS_TO_TRY; port += 1) {
    try {
      return await startSandbox({ port, appOrigin: APP_ORIGIN });
    } catch (error) {
      if (!isPortTaken(error)) throw error;
    }
  }
  throw new Error(`No free port from ${first} to ${first + PORTS_TO_TRY - 1}.`);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
