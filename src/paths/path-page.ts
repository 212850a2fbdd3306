/** A path's own page: steps are ticked off, and progress can be taken to another browser. */
import { merged, readProgress, remember, remembered, withStep, type Progress } from './progress.ts';

const list = document.querySelector<HTMLElement>('[data-path]');
const path = list?.dataset['path'] ?? '';
const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-step]')];
const told = document.querySelector<HTMLOutputElement>('[data-path-told]');
let progress: Progress = remembered(localStorage);

for (const box of boxes) {
  box.closest('label')?.removeAttribute('hidden');
  box.addEventListener('change', () => {
    progress = withStep(progress, path, box.dataset['step'] ?? '', box.checked);
    keep();
  });
}
for (const part of document.querySelectorAll('[data-path-tools]')) part.removeAttribute('hidden');
document.querySelector('[data-path-save]')?.addEventListener('click', save);
document.querySelector('[data-path-load]')?.addEventListener('change', load);
show();

function keep(): void {
  remember(localStorage, progress);
  show();
}

function show(message?: string): void {
  const read = new Set(progress[path]);
  for (const box of boxes) box.checked = read.has(box.dataset['step'] ?? '');
  const done = boxes.filter(({ checked }) => checked).length;
  if (told !== null) told.value = message ?? `${done} of ${boxes.length} read`;
}

function save(): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify(progress)], { type: 'application/json' }),
  );
  link.download = 'scalewiki-progress.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

async function load(event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  if (file === undefined) return;
  try {
    progress = merged(progress, readProgress(await file.text()));
    keep();
  } catch (error) {
    show(error instanceof Error ? error.message : String(error));
  }
  input.value = '';
}
