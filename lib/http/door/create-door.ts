import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { findExcess } from './find-excess.ts';
import type { ServerLimits } from './server-limits.ts';
import { trackConnections } from './track-connections.ts';
import { REFUSAL_HEADERS, type RefusalHeaders, writeRefusal } from './write-refusal.ts';

type Door = {
  /** Whether a request is within the limits; otherwise it has been refused. */
  letIn(request: IncomingMessage, response: ServerResponse): boolean;
  refuse(response: ServerResponse, status: number): void;
  /** Closes a connection, with a refusal where nobody could take it for the answer to something else. */
  cutOff(socket: Socket, status: number): void;
};

/** Refuses what exceeds the limits of a server, by `headers` and without a body. */
export function createDoor(server: Server, limits: ServerLimits, headers: RefusalHeaders): Door {
  const connections = trackConnections(server, limits);
  const refuse = (response: ServerResponse, status: number) => {
    response.writeHead(status, { ...headers, ...REFUSAL_HEADERS }).end();
  };
  return {
    refuse,
    letIn(request, response) {
      if (!connections.begin(request, response)) return false;
      const status = findExcess(request, limits);
      if (status) refuse(response, status);
      return !status;
    },
    cutOff(socket, status) {
      if (socket.writable && connections.isFree(socket)) {
        socket.write(writeRefusal(status, headers));
      }
      socket.destroySoon();
    },
  };
}
