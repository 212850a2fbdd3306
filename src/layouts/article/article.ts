/** What an article does once scripts run; each part leaves the page readable when it does not. */
import './code.ts';
import './contents.ts';
import './figures.ts';
