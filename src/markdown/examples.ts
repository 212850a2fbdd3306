import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import type { ShownExample, ShownProgram } from '#examples/view.ts';
import { megabytes } from '#playground/download.ts';
import { similar } from '#wiki/similar.ts';
import { codeBody } from './code/block.ts';
import { languages } from './code/languages.ts';
import { escapeHtml } from './escape.ts';
import { blame, type Facts } from './facts.ts';
import type { Slots } from './slots.ts';

/** The tested programs an article may show. */
export interface ExampleShelf {
  readonly examples: readonly ShownExample[];
  /** Address under which the files can be downloaded, with a slash at the end. */
  readonly address: string;
}

/** `<Example id="lost-update" region="critical" caption="…" />`: programs with the output of their recorded run. */
export function examples(facts: Facts, slots: Slots, shelf: ExampleShelf): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'examples',
    options: { position: true },
    async mdxJsxFlowElement(node, context) {
      if (node.name !== 'Example') return;
      const attributes = new Map(
        node.attributes.flatMap((attribute) =>
          attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
            ? [[attribute.name, attribute.value]]
            : [],
        ),
      );
      for (const name of attributes.keys()) {
        if (!['id', 'region', 'caption'].includes(name))
          blame(facts, node, `<Example ${name}="…">`, 'id, region and caption are the attributes');
      }
      const id = attributes.get('id') ?? '';
      const example = shelf.examples.find((each) => each.id === id);
      if (example === undefined) {
        const ids = shelf.examples.map((each) => each.id);
        const [nearest] = similar(id, ids, 1);
        blame(
          facts,
          node,
          `the unknown example “${id}”`,
          nearest === undefined
            ? `one of ${ids.join(', ') || 'none: there is no examples/examples.yaml'}`
            : `did you mean “${nearest}”?`,
        );
        return;
      }
      const region = attributes.get('region');
      if (
        region !== undefined &&
        !example.programs.some((program) => program.regions.some(({ name }) => name === region))
      ) {
        const names = [
          ...new Set(
            example.programs.flatMap((program) => program.regions.map(({ name }) => name)),
          ),
        ];
        blame(
          facts,
          node,
          `the unknown region “${region}”`,
          `one of ${names.join(', ') || 'none: the programs have no regions'}`,
        );
      }
      facts.examples.push(id);
      facts.programs.push(
        ...example.programs
          .map(({ file }) => file)
          .filter((file) => !facts.programs.includes(file)),
      );
      context.replaceNode(
        node,
        slots.hold(await figure(example, region, attributes.get('caption'), facts.examples.length)),
      );
    },
  });

  async function figure(
    example: ShownExample,
    region: string | undefined,
    caption: string | undefined,
    number: number,
  ): Promise<string> {
    const programs = await Promise.all(
      example.programs.map((program) => programHtml(program, region, example)),
    );
    return (
      `<figure class="code example" data-code id="example-${example.id}">` +
      `${tabs(example.programs, number)}${programs.join('\n')}` +
      `${holds(example)}<figcaption>${inline(caption ?? example.claim)}</figcaption></figure>`
    );
  }

  async function programHtml(
    program: ShownProgram,
    region: string | undefined,
    example: ShownExample,
  ): Promise<string> {
    const { file, language, record, command, browser } = program;
    const part = program.regions.find(({ name }) => name === region);
    const code = await codeBody((part?.text ?? program.source).trimEnd(), language);
    const address = `${shelf.address}${file}`;
    const name = languages[language]?.name ?? language;
    return (
      `<div class="program" data-language="${language}">\n<p class="code-bar"><a class="code-file" href="${address}" download>${escapeHtml(file)}</a> ` +
      `<span class="code-language">${name}${part === undefined ? '' : '<span class="code-part">, a part</span>'}</span></p>\n${code}\n` +
      `${record === undefined ? '' : output(record, example.volatile)}<p class="code-run">Run it: <code>${escapeHtml(command)}</code>${runHere(browser)}</p></div>`
    );
  }
}

/** Radio buttons: switching works without scripts, and by arrow keys. */
function tabs(programs: readonly ShownProgram[], number: number): string {
  if (programs.length < 2) return '';
  const choices = programs.map(
    ({ language }, index) =>
      `<label><input type="radio" name="language-${number}" value="${language}"${index === 0 ? ' checked' : ''}>${languages[language]?.name ?? language}</label>`,
  );
  return `<fieldset class="tabs"><legend>Language</legend>${choices.join('')}</fieldset>`;
}

/** The button does nothing before scripts run, and is not shown where they never do. */
function runHere(browser: ShownProgram['browser']): string {
  if (browser === undefined) return '';
  if (typeof browser === 'object')
    return ` <span data-pagefind-ignore>Not in a browser: ${escapeHtml(browser.never)}.</span>`;
  return ` <button type="button" data-run="${browser}" data-pagefind-ignore>Run it here (${megabytes[browser]}&nbsp;MB)</button>`;
}

type Recorded = NonNullable<ShownProgram['record']>;

function output(record: Recorded, isSample: boolean): string {
  const cores = record.cpus === 1 ? '1 core' : `${record.cpus} cores`;
  const exit = record.exit === 0 ? '' : ` · exit code ${record.exit}`;
  const printed = [record.stdout, shortened(record.stderr)]
    .filter((text) => text.trim() !== '')
    .join('\n');
  return (
    `<div class="output"${isSample ? ' data-sample' : ''} data-pagefind-ignore><p>${isSample ? 'Output of one recorded run; others differ' : 'Output of a recorded run, the same in every run'} ` +
    `<span>${escapeHtml(record.toolchain)} · ${cores} · <time datetime="${record.date}">${record.date}</time>${exit}</span></p>\n` +
    `<pre tabindex="0"><samp>${escapeHtml(printed.trimEnd())}</samp></pre></div>`
  );
}

/** What stands between backquotes is code. */
function inline(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Error output is often a long trace; its first lines say what happened. */
function shortened(text: string, most = 8): string {
  const lines = text.trimEnd().split('\n');
  return lines.length <= most + 1
    ? text
    : `${lines.slice(0, most).join('\n')}\n… ${lines.length - most} more lines`;
}

function holds({ holds: all, volatile }: ShownExample): string {
  // That a fixed output is fixed already stands above it.
  const sentences = volatile ? all : all.slice(1);
  if (sentences.length === 0) return '';
  const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  return `<div class="holds"><p>In every run</p>\n<ul>${items.join('\n')}</ul></div>`;
}
