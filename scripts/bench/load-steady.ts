import { setTimeout as delay } from "node:timers/promises";
import { Agent, request } from "undici";

export type SteadyLoad = { url: string; perSecond: number; durationMs: number; body: (n: number) => string };

const CONNECTIONS = 64;

/**
 * Posts so many bodies a second, whether earlier ones were answered or not, and tells how long each took from the moment at which it was
 * to be sent: a server that stands still is not spared the calls of that time. Milliseconds.
 * @throws when one of them is not answered with 200
 */
export async function runSteadyLoad({ url, perSecond, durationMs, body }: SteadyLoad): Promise<number[]> {
  const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 });
  const latencies: number[] = [];
  const answers: Promise<void>[] = [];
  const startedAt = performance.now();
  const total = (perSecond * durationMs) / 1000;
  for (let n = 0; n < total; n += 1) {
    const at = startedAt + (n * 1000) / perSecond;
    if (at > performance.now() + 1) await delay(at - performance.now());
    answers.push(post(agent, url, body(n)).then(() => void latencies.push(performance.now() - at)));
  }
  await Promise.all(answers);
  await agent.close();
  return latencies;
}

async function post(dispatcher: Agent, url: string, body: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await request(url, { method: "POST", headers, body, dispatcher });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`A call failed: ${text}`);
}
