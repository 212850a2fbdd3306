import type { Article } from '#wiki/article.ts';
import type { Category } from '#wiki/category.ts';

/**
 * An article in the words of schema.org, for search engines.
 * @param addresses absolute
 */
export function structured(
  { slug, title, summary, reviewed, level, words }: Article,
  category: Category,
  addresses: {
    readonly concepts: string;
    readonly category: string;
    readonly article: string;
    readonly card: string;
  },
): object {
  return {
    '@graph': [
      {
        '@type': 'TechArticle',
        '@id': addresses.article,
        headline: title,
        description: summary,
        image: addresses.card,
        identifier: slug,
        dateModified: reviewed,
        proficiencyLevel: level === 'advanced' ? 'Expert' : 'Beginner',
        wordCount: words,
        license: 'https://creativecommons.org/licenses/by/4.0/',
        isAccessibleForFree: true,
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'Concepts', item: addresses.concepts },
          { '@type': 'ListItem', position: 2, name: category.title, item: addresses.category },
          { '@type': 'ListItem', position: 3, name: title },
        ],
      },
    ],
  };
}
