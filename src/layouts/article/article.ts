/** What an article does once scripts run; each part leaves the page readable when it does not. */
import './code.ts';
import './contents.ts';
import './figures.ts';

// A reader on a path is told where it goes on.
if (location.search.includes('path=')) void import('#paths/next.ts');
