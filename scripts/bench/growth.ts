import { compare, measure, median, type Bench, type Figure } from "./figure";
import { scaled } from "./scaled";
import { emptyTasks } from "./tasks";
import { makeStartWorld } from "./start-world";
import { ELEMENTS, GRAPH, timeEngines } from "./steps";

const SIZES = [10_000, 100_000, 1_000_000].map(scaled);
const ROUNDS = [5, 3, 1];

/** The cost of a step with so many tasks in the table, all of them on their way; `ratio` = beside the smallest table. */
export const growth: Bench = async (log) => {
  const figures: Figure[] = [];
  let smallest: number | null = null;
  for (const [n, profiles] of SIZES.entries()) {
    const world = await makeStartWorld({ graph: GRAPH, profiles });
    const costs: number[] = [];
    for (let round = 0; round < (ROUNDS[n] ?? 1); round += 1) {
      costs.push((1000 * (await timeEngines(world, { profiles, engines: 1 }))) / (profiles * ELEMENTS));
      log(`${profiles} tasks: ${costs.at(-1)?.toFixed(2)} µs a step`);
    }
    const value = median(costs);
    const figure = `cost of a step, ${profiles} tasks in the table`;
    figures.push(
      smallest === null ? measure(figure, "µs", value) : compare(figure, "µs", { value, reference: smallest }),
    );
    smallest ??= value;
  }
  await emptyTasks();
  return figures;
};
