/**
 * What the language itself lacks: a console and timers. Evaluated inside the engine; takes its only way out, `print`,
 * and gives back the clock by which the timers are driven.
 */
export const prelude = `(print) => {
  const show = (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'bigint') return value + 'n';
    if (value instanceof Error) return value + '\\n' + value.stack.trimEnd();
    if (typeof value !== 'object' || value === null) return String(value);
    const list = value instanceof Map || value instanceof Set;
    try {
      return (list ? value.constructor.name + ' ' : '') + JSON.stringify(list ? [...value] : value);
    } catch {
      return String(value);
    }
  };
  const writer = (isError) => (...values) => print(values.map(show).join(' ') + '\\n', isError);
  const [log, error] = [writer(false), writer(true)];
  globalThis.console = { log, info: log, debug: log, error, warn: error };

  let timers = [];
  let last = 0;
  const start = (every) => (act, delay = 0, ...values) => {
    const after = Math.max(1, Number(delay) || 0);
    const timer = { id: ++last, at: Date.now() + after, every: every ? after : 0, act: () => act(...values) };
    timers.push(timer);
    return timer.id;
  };
  const stop = (id) => void (timers = timers.filter((timer) => timer.id !== id));
  Object.assign(globalThis, {
    setTimeout: start(false),
    setInterval: start(true),
    clearTimeout: stop,
    clearInterval: stop,
  });

  const earliest = () => timers.toSorted((a, b) => a.at - b.at || a.id - b.id)[0];
  return {
    wait: () => (timers.length === 0 ? -1 : Math.max(0, earliest().at - Date.now())),
    fire: () => {
      const timer = earliest();
      if (timer.every > 0) timer.at += timer.every;
      else stop(timer.id);
      timer.act();
    },
  };
}`;
