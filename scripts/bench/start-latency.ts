import { setTimeout as delay } from "node:timers/promises";
import { measure, percentile, type Figure } from "./figure";
import { startEngineProcess } from "./engine-process";
import { portOf, publishCallScenario, startSink } from "./call-scenario";
import { emailOf, type StartWorld } from "./start-world";

const CALLS = 600;
const CALLS_PER_SECOND = 60;
const WARM_UP_CALLS = 60;
const DRAIN_MS_MAX = 30_000;

/**
 * From the call to the arrival of the HTTP element's request, at a steady 60 calls a second: a running engine, one process beside the
 * API's, on the same machine.
 */
export async function measureStartLatency(apiPort: number, world: StartWorld): Promise<Figure[]> {
  const sentAt = new Map<number, number>();
  const latencies: number[] = [];
  const sink = await startSink((n) => {
    const sent = sentAt.get(n);
    if (sent !== undefined && n >= WARM_UP_CALLS) latencies.push(performance.now() - sent);
    sentAt.delete(n);
  });
  await publishCallScenario(world, portOf(sink));
  const engine = await startEngineProcess();
  try {
    await callSteadily(apiPort, world, sentAt);
    for (let waited = 0; sentAt.size > 0 && waited < DRAIN_MS_MAX; waited += 50) await delay(50);
    if (sentAt.size > 0) throw new Error(`${sentAt.size} of ${CALLS} calls were not made in ${DRAIN_MS_MAX} ms.`);
  } finally {
    await engine.stop();
    sink.close();
  }
  return [
    measure("call to the HTTP element's request, p50", "ms", percentile(latencies, 50)),
    measure("call to the HTTP element's request, p99", "ms", percentile(latencies, 99)),
  ];
}

async function callSteadily(
  port: number,
  { token, scenarioId }: StartWorld,
  sentAt: Map<number, number>,
): Promise<void> {
  const startedAt = performance.now();
  const answers: Promise<void>[] = [];
  for (let n = 0; n < CALLS; n += 1) {
    await delay(Math.max(0, startedAt + (n * 1000) / CALLS_PER_SECOND - performance.now()));
    sentAt.set(n, performance.now());
    answers.push(callOnce(port, { token, id: scenarioId, email: emailOf(n), content: { n } }));
  }
  await Promise.all(answers);
}

async function callOnce(port: number, body: object): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1.1/workflows/start`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`A start failed: ${await response.text()}`);
  await response.arrayBuffer();
}
