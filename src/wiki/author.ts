import { z } from 'zod';

export const Author = z.strictObject({
  name: z.string().min(2),
  about: z.string().min(10),
  url: z.url().optional(),
});
export type AuthorData = Readonly<z.infer<typeof Author>>;
export interface Author extends AuthorData {
  readonly id: string;
}
