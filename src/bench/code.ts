import type { Voice } from './words.ts';

/** Fences as authors write them; words in braces are drawn anew for each, so that no two blocks are the same text. */
const fragments: readonly string[] = [
  `python title="{name}.py" fragment
from dataclasses import dataclass, field


@dataclass
class {Name}:
    """Keeps the {name} until the {name} has seen it."""

    limit: int = {number}
    waiting: list[str] = field(default_factory=list)

    def offer(self, {name}_id: str) -> bool:
        if len(self.waiting) >= self.limit:
            return False  # the {name} is full: say so
        self.waiting.append(f"{name}-{{name}_id}")
        return True

    def drain(self, count: int = {number}) -> list[str]:
        taken, self.waiting = self.waiting[:count], self.waiting[count:]
        return taken`,
  `go title="{name}.go" {4-6} fragment
type {Name} struct {
	mu      sync.Mutex
	pending map[string]time.Time
	limit   int // at most {number}
}

// {Name} refuses what is older than the {name}.
func (q *{Name}) Accept(ctx context.Context, key string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, seen := q.pending[key]; seen {
		return fmt.Errorf("{name} %q: %w", key, errDuplicate)
	}
	if len(q.pending) >= q.limit {
		return errFull
	}
	q.pending[key] = time.Now().Add({number} * time.Millisecond)
	return nil
}`,
  `ts title="{name}.ts" fragment
export interface {Name} {
  readonly id: string;
  readonly expiresAt: number;
}

export async function renew{Name}(held: {Name}, store: Store): Promise<{Name}> {
  const now = Date.now();
  if (held.expiresAt <= now) throw new Error(\`{name} \${held.id} has expired\`);
  const next = { ...held, expiresAt: now + {number} };
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const won = await store.compareAndSet(held.id, held, next);
    if (won) return next;
  }
  return held; // somebody else has it
}`,
  `sql fragment
BEGIN;
SELECT id, balance FROM {name}s WHERE owner = '{name}' FOR UPDATE;
UPDATE {name}s
   SET balance = balance - {number}, version = version + 1
 WHERE id = {number} AND version = {number};
INSERT INTO outbox (topic, payload) VALUES ('{name}', json_build_object('amount', {number}));
COMMIT;`,
  `java
public final class {Name}Guard {
  private final AtomicInteger inFlight = new AtomicInteger();

  public <T> T call(Supplier<T> {name}) {
    if (inFlight.incrementAndGet() > {number}) {
      inFlight.decrementAndGet();
      throw new RejectedExecutionException("{name} is full");
    }
    try {
      return {name}.get();
    } finally {
      inFlight.decrementAndGet();
    }
  }
}`,
  `rust
pub fn {name}_hash(key: &[u8], buckets: u32) -> u32 {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in key {
        state ^= u64::from(*byte);
        state = state.wrapping_mul(0x0000_0100_0000_01b3);
    }
    // the {name} keeps its place when a {name} joins
    (state % u64::from(buckets.max({number}))) as u32
}`,
];

const configuration: readonly string[] = [
  `yaml title="{name}.yaml"
{name}:
  replicas: {number}
  timeout: {number}ms
  retries: { max: 3, budget: 0.1 }
  labels:
    - "{name}"
    - "{own}"`,
  `console
$ {name}ctl status --all
{name}-1  leader    offset {number}
{name}-2  follower  offset {number}  lag {number} ms`,
  `json
{ "{name}": { "limit": {number}, "policy": "{own}" }, "epoch": {number} }`,
  `diff
-{name}.timeout = {number}
+{name}.timeout = {number}
 {name}.policy = {own}`,
  `http
PUT /{name}s/{number} HTTP/1.1
If-Match: "{number}"
Content-Type: application/json`,
];

export function fragment(voice: Voice): string {
  return fence(voice, voice.random.pick(fragments));
}

export function setting(voice: Voice): string {
  return fence(voice, voice.random.pick(configuration));
}

function fence(voice: Voice, body: string): string {
  const name = voice.name();
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  return `\`\`\`${voice.fill(body.replaceAll('{Name}', Name))}\n\`\`\``;
}
