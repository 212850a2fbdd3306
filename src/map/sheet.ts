const largest = 3;
const smallest = 0.25;
/** In ms. A wheel that turns leaves less between two of its steps, each of which ends a scroll for the browser. */
const pause = 150;

/** A drawing in a window that scrolls: dragged by the mouse, zoomed by wheel, pinch and keys. Fingers scroll it as they do. */
export class Sheet {
  readonly #svg: SVGSVGElement;
  readonly #frame: HTMLElement;
  #scale = 1;
  #held: { readonly x: number; readonly y: number; readonly id: number } | undefined;
  #untilRest: ReturnType<typeof setTimeout> | undefined;
  isMoving = false;

  /** While it scrolls, what comes to lie below a pointer at rest was not pointed at. */
  get isScrolling(): boolean {
    return this.#untilRest !== undefined;
  }

  constructor(svg: SVGSVGElement, frame: HTMLElement, onRest: () => void) {
    this.#svg = svg;
    this.#frame = frame;
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    frame.addEventListener('pointerdown', (event) => {
      const isOnSheet = event.target === frame || svg.contains(event.target as Node);
      if (isOnSheet && event.pointerType === 'mouse' && event.button === 0)
        this.#held = { x: event.x, y: event.y, id: event.pointerId };
    });
    frame.addEventListener('pointermove', (event) => this.#drag(event));
    frame.addEventListener('scroll', () => {
      clearTimeout(this.#untilRest);
      this.#untilRest = setTimeout(() => {
        this.#untilRest = undefined;
        onRest();
      }, pause);
    });
    for (const end of ['pointerup', 'pointercancel'] as const)
      addEventListener(end, () => this.#release());
    // A link is not to be dragged away, nor followed at the end of a drag.
    frame.addEventListener('dragstart', (event) => event.preventDefault());
    frame.addEventListener(
      'click',
      (event) => {
        if (!this.isMoving) return;
        event.preventDefault();
        event.stopPropagation();
        this.isMoving = false;
      },
      { capture: true },
    );
  }

  /** Plus, minus and 0, as on the buttons. Says whether the key had a meaning. */
  key(key: string): boolean {
    if (key === '+' || key === '=') this.zoom(1.25);
    else if (key === '-') this.zoom(1 / 1.25);
    else if (key === '0') this.zoom((this.#frame.clientWidth - 2) / this.#width / this.#scale);
    else return false;
    return true;
  }

  /** Around a point of the window; around its middle unless one is given. */
  zoom(factor: number, x = this.#frame.clientWidth / 2, y = this.#frame.clientHeight / 2): void {
    const scale = Math.min(largest, Math.max(smallest, this.#scale * factor));
    const change = scale / this.#scale;
    const { scrollLeft, scrollTop } = this.#frame;
    this.#scale = scale;
    this.#svg.style.width = `${this.#width * scale}px`;
    this.#frame.scrollTo((scrollLeft + x) * change - x, (scrollTop + y) * change - y);
  }

  /** Scrolls so that an element is well inside the window. */
  reveal(element: Element): void {
    const at = element.getBoundingClientRect();
    const { left, top, right, bottom } = this.#frame.getBoundingClientRect();
    const edge = 40;
    const over = (from: number, to: number, low: number, high: number): number =>
      from < low + edge ? from - low - edge : Math.max(0, to - high + edge);
    this.#frame.scrollBy(
      over(at.left, at.right, left, right),
      over(at.top, at.bottom, top, bottom),
    );
    const outside = this.#frame.getBoundingClientRect();
    if (outside.bottom < 80 || outside.top > innerHeight - 80)
      this.#frame.scrollIntoView({ block: 'nearest' });
  }

  get #width(): number {
    return this.#svg.viewBox.baseVal.width;
  }

  #drag(event: PointerEvent): void {
    if (this.#held?.id !== event.pointerId) return;
    const [x, y] = [event.x - this.#held.x, event.y - this.#held.y];
    // A hand that clicks moves a little.
    if (!this.isMoving && Math.hypot(x, y) < 5) return;
    if (!this.isMoving) {
      this.isMoving = true;
      this.#frame.classList.add('dragging');
      // Nothing below the pointer is looked for while it drags.
      this.#frame.setPointerCapture(event.pointerId);
    }
    this.#frame.scrollBy({ left: -x, top: -y, behavior: 'instant' });
    this.#held = { x: event.x, y: event.y, id: event.pointerId };
  }

  #release(): void {
    if (this.#held === undefined) return;
    this.#held = undefined;
    this.#frame.classList.remove('dragging');
    // The click that a drag ends with comes next; without one, the drag is over all the same.
    if (this.isMoving) setTimeout(() => (this.isMoving = false));
  }

  /** With Ctrl, as pinching on a touchpad says it: without, the wheel scrolls. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = this.#frame.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY / 300), event.x - box.left, event.y - box.top);
  }
}
