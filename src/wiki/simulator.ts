import { z } from 'zod';

/** The frontmatter of a simulator's page. Its text says what the model must reproduce, and what it leaves out. */
export const SimulatorPage = z.strictObject({
  title: z.string().min(2).max(60, 'at most 60 characters'),
  summary: z
    .string()
    .min(20)
    .max(160, 'one sentence of at most 160 characters: what a reader can find out with it'),
});
export type SimulatorData = Readonly<z.infer<typeof SimulatorPage>>;
