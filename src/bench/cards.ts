/**
 * What it costs to draw the pictures that other sites show with a link, a card: for a thousand articles, with titles as
 * long as those of this wiki and as many relations. In time of the processor. Run: npm run bench:cards
 */
import { openDrawer, type Card } from '#cards/card.ts';
import { random } from './random.ts';
import { capitalized, Voice } from './words.ts';

const count = 1000;
const chance = random(1);
const cards = Array.from({ length: count }, (_, index): Card => {
  const voice = new Voice(random(index));
  const words = [voice.fill('{adjective}'), voice.noun(), voice.own[0] ?? '', voice.own[1] ?? ''];
  const dots = chance.integer(5, 15);
  const own = chance.integer(0, 4);
  const dot = () => chance.integer(0, dots - 1);
  return {
    title: words.slice(0, chance.integer(2, 4)).map(capitalized).join(' '),
    level: 'core',
    category: { number: '08', title: 'Caching and delivery', glyph: 'M4 5h16v6H4zM4 15h10v4H4z' },
    relations: { dots, own, planned: [], others: Array.from({ length: 12 }, () => [dot(), dot()]) },
  };
});

const milliseconds = (begun: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
};

const opening = process.cpuUsage();
const drawer = await openDrawer();
console.log(`reading the typeface: ${milliseconds(opening).toFixed(0)} ms`);

const drawing = process.cpuUsage();
let bytes = 0;
for (const card of cards) bytes += drawer.draw(card).length;
console.log(
  `${count} cards: ${(milliseconds(drawing) / count).toFixed(2)} ms and ${(bytes / count / 1000).toFixed(1)} kB a card`,
);
