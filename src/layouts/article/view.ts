const most = 8;
const step = 60;

/** Where a drawing lies in its window, and how large; moved by mouse, touch and keys. */
export class View {
  readonly #window: HTMLElement;
  readonly #pointers = new Map<number, { readonly x: number; readonly y: number }>();
  #svg: SVGSVGElement | undefined;
  #scale = 1;
  #x = 0;
  #y = 0;

  constructor(window: HTMLElement) {
    this.#window = window;
    window.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    window.addEventListener('keydown', (event) => this.#key(event));
    window.addEventListener('pointerdown', (event) => {
      window.setPointerCapture(event.pointerId);
      this.#pointers.set(event.pointerId, event);
    });
    window.addEventListener('pointermove', (event) => this.#drag(event));
    for (const end of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(end, (event) => this.#pointers.delete(event.pointerId));
    window.addEventListener('dblclick', () => this.zoom(1.5));
  }

  open(svg: SVGSVGElement): void {
    this.#svg = svg;
    this.fit();
  }

  close(): void {
    this.#svg?.removeAttribute('style');
    this.#svg = undefined;
    this.#pointers.clear();
  }

  /** As large as the window allows, in the middle. */
  fit(): void {
    const { width, height } = this.#natural();
    const { clientWidth, clientHeight } = this.#window;
    this.#scale = Math.min((clientWidth - 32) / width, (clientHeight - 32) / height, 3);
    this.#x = (clientWidth - width * this.#scale) / 2;
    this.#y = (clientHeight - height * this.#scale) / 2;
    this.#show();
  }

  /** Around a point of the window; around its middle unless one is given. */
  zoom(factor: number, x = this.#window.clientWidth / 2, y = this.#window.clientHeight / 2): void {
    const scale = Math.min(most, Math.max(0.1, this.#scale * factor));
    this.#x = x - ((x - this.#x) * scale) / this.#scale;
    this.#y = y - ((y - this.#y) * scale) / this.#scale;
    this.#scale = scale;
    this.#show();
  }

  move(x: number, y: number): void {
    this.#x += x;
    this.#y += y;
    this.#show();
  }

  #natural(): { readonly width: number; readonly height: number } {
    return this.#svg?.viewBox.baseVal ?? { width: 1, height: 1 };
  }

  #show(): void {
    if (this.#svg === undefined) return;
    const { width, height } = this.#natural();
    this.#svg.style.width = `${width * this.#scale}px`;
    this.#svg.style.height = `${height * this.#scale}px`;
    this.#svg.style.transform = `translate(${this.#x}px, ${this.#y}px)`;
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const box = this.#window.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
  }

  #key(event: KeyboardEvent): void {
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => this.zoom(1.25),
      '=': () => this.zoom(1.25),
      '-': () => this.zoom(1 / 1.25),
      '0': () => this.fit(),
      ArrowLeft: () => this.move(step, 0),
      ArrowRight: () => this.move(-step, 0),
      ArrowUp: () => this.move(0, step),
      ArrowDown: () => this.move(0, -step),
    };
    const act = event.ctrlKey || event.metaKey ? undefined : acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  /** One finger moves, two fingers zoom around their middle. */
  #drag(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, event);
    if (other === undefined) return this.move(event.x - before.x, event.y - before.y);
    const box = this.#window.getBoundingClientRect();
    const apart = (a: { readonly x: number; readonly y: number }) =>
      Math.hypot(a.x - other.x, a.y - other.y);
    this.zoom(
      apart(event) / Math.max(1, apart(before)),
      (event.x + other.x) / 2 - box.left,
      (event.y + other.y) / 2 - box.top,
    );
  }
}
