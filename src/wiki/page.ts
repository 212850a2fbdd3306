import { z } from 'zod';

/** The frontmatter of a page that is not an article: about, editorial guidelines. */
export const Page = z.strictObject({
  title: z.string().min(2),
  summary: z.string().min(20).max(200),
});
export type PageData = Readonly<z.infer<typeof Page>>;
