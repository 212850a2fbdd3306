/** The subset of CSS selectors that Mermaid's stylesheets use, matched without a DOM engine. */

type Test = (element: Element) => boolean;
type Combinator = ' ' | '>' | '+' | '~';

interface Step {
  readonly test: Test;
  /** How this step hangs on the one before it. */
  readonly combinator: Combinator;
}

export interface Selector {
  readonly specificity: number;
  /** A class or tag that the element itself must have: for looking rules up quickly. */
  readonly key: string | undefined;
  matches(element: Element): boolean;
}

const token =
  /\s*([>+~])\s*|(\s+)|([a-zA-Z][\w-]*|\*)|\.((?:\\.|[\w-])+)|#((?:\\.|[\w-])+)|\[([\w-]+)(?:([$^*~|]?=)(?:"([^"]*)"|'([^']*)'|([^\]]*)))?\]|::?([\w-]+)(?:\(((?:[^()]|\([^()]*\))*)\))?/y;

const known = new Map<string, readonly string[]>();

/** Reading the attribute is several times faster than asking jsdom's classList. */
export function classesOf(element: Element): readonly string[] {
  const source = element.getAttribute('class');
  if (source === null) return [];
  let names = known.get(source);
  if (names === undefined) {
    if (known.size > 5000) known.clear();
    names = source.split(/\s+/).filter((name) => name !== '');
    known.set(source, names);
  }
  return names;
}

/** Reads one selector (no commas). An unknown pseudo-class matches nothing, as in a static picture. */
export function parseSelector(source: string): Selector {
  const steps: Step[] = [];
  let tests: Test[] = [];
  let combinator: Combinator = ' ';
  let specificity = 0;
  let key: string | undefined;

  const text = source.trim();
  const finish = () => {
    const all = tests;
    steps.push({ test: (element) => all.every((test) => test(element)), combinator });
    tests = [];
    key = undefined;
  };

  for (let at = 0; at < text.length;) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return { specificity: 0, key: '', matches: () => false };
    at = token.lastIndex;
    const [
      ,
      symbol,
      space,
      tag,
      className,
      id,
      name,
      operator,
      double,
      single,
      bare,
      pseudo,
      inner,
    ] = match;
    if (symbol !== undefined || space !== undefined) {
      if (tests.length > 0) finish();
      combinator = (symbol ?? ' ') as Combinator;
    } else if (tag !== undefined) {
      if (tag === '*') tests.push(() => true);
      else {
        tests.push((element) => element.localName === tag);
        specificity += 1;
        key ??= tag;
      }
    } else if (className !== undefined) {
      const wanted = className.replaceAll('\\', '');
      tests.push((element) => classesOf(element).includes(wanted));
      specificity += 100;
      key = `.${wanted}`;
    } else if (id !== undefined) {
      tests.push((element) => element.id === id);
      specificity += 10_000;
    } else if (name !== undefined) {
      tests.push(attributeTest(name, operator, double ?? single ?? bare ?? ''));
      specificity += 100;
    } else {
      tests.push(pseudoTest(pseudo ?? '', inner));
      specificity += pseudo === 'not' ? parseSelector(inner ?? '').specificity : 100;
    }
  }
  const ownKey = key;
  finish();
  return {
    specificity,
    key: ownKey,
    matches: (element) => matchesFrom(steps, steps.length - 1, element),
  };
}

function matchesFrom(steps: readonly Step[], index: number, element: Element): boolean {
  const step = steps[index];
  if (step === undefined || !step.test(element)) return false;
  if (index === 0) return true;
  switch (step.combinator) {
    case '>': {
      const parent = element.parentElement;
      return parent !== null && matchesFrom(steps, index - 1, parent);
    }
    case '+': {
      const sibling = element.previousElementSibling;
      return sibling !== null && matchesFrom(steps, index - 1, sibling);
    }
    case '~': {
      let sibling = element.previousElementSibling;
      while (sibling !== null && !matchesFrom(steps, index - 1, sibling))
        sibling = sibling.previousElementSibling;
      return sibling !== null;
    }
    case ' ': {
      let ancestor = element.parentElement;
      while (ancestor !== null && !matchesFrom(steps, index - 1, ancestor))
        ancestor = ancestor.parentElement;
      return ancestor !== null;
    }
  }
}

function attributeTest(name: string, operator: string | undefined, wanted: string): Test {
  const value = (element: Element) => element.getAttribute(name);
  switch (operator) {
    case undefined:
      return (element) => element.hasAttribute(name);
    case '=':
      return (element) => value(element) === wanted;
    case '$=':
      return (element) => value(element)?.endsWith(wanted) ?? false;
    case '^=':
      return (element) => value(element)?.startsWith(wanted) ?? false;
    case '*=':
      return (element) => value(element)?.includes(wanted) ?? false;
    default:
      return (element) => value(element)?.split(/\s+/).includes(wanted) ?? false;
  }
}

function pseudoTest(name: string, inner: string | undefined): Test {
  switch (name) {
    case 'not': {
      const selectors = (inner ?? '').split(',').map(parseSelector);
      return (element) => !selectors.some((selector) => selector.matches(element));
    }
    case 'first-child':
      return (element) => element.previousElementSibling === null;
    case 'last-child':
      return (element) => element.nextElementSibling === null;
    default:
      return () => false;
  }
}
