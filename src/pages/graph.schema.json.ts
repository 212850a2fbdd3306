import type { APIRoute } from 'astro';
import { z } from 'zod';
import { GraphFile } from '#wiki/graph-file.ts';

/** The format of `graph.json`, as JSON Schema. */
export const GET: APIRoute = () => Response.json(z.toJSONSchema(GraphFile));
