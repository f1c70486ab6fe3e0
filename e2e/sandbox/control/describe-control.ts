import { z } from 'zod';
import { toSchema } from '../json-schema.ts';
import { NAMESPACE_HEADER } from '../namespaces.ts';
import type { ControlRoute } from './control-route.ts';

const problemSchema = z.object({
  message: z.string(),
  /** What is wrong with which member, where the body is not understood. */
  issues: z.array(z.object({ path: z.array(z.unknown()), message: z.string() })).optional(),
});

/** The control API in OpenAPI 3.1, from the schemas by which it is served. */
export function describeControl(routes: readonly ControlRoute[], origin: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Control API of the sandbox',
      version: '1',
      description: 'Makes bills and decides what becomes of them. Invented bills, no money moves.',
    },
    servers: [{ url: `${origin}/control` }],
    security: [{ token: [] }, {}],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'SANDBOX_TOKEN, where one is set' },
      },
      parameters: {
        namespace: {
          name: NAMESPACE_HEADER,
          in: 'header',
          description: 'Whose bills, switches and clock; without it, those of everybody',
          schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,39}$' },
        },
      },
      responses: {
        problem: {
          description: 'Why not',
          content: { 'application/json': { schema: toSchema(problemSchema, 'output') } },
        },
      },
    },
  };
}

function describeRoute({ path, summary, body, status, answer }: ControlRoute) {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  return {
    summary,
    parameters: [
      { $ref: '#/components/parameters/namespace' },
      ...names.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
        ...(name === 'id' && { description: 'Transaction id or link' }),
      })),
    ],
    ...(body && {
      requestBody: { content: { 'application/json': { schema: toSchema(body, 'input') } } },
    }),
    responses: {
      [status]: {
        description: summary,
        ...(answer && {
          content: { 'application/json': { schema: toSchema(answer, 'output') } },
        }),
      },
      default: { $ref: '#/components/responses/problem' },
    },
  };
}
