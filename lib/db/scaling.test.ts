import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const schema = readFileSync("prisma/schema.prisma", "utf8");
const guide = readFileSync("docs/scaling.md", "utf8");
const models = schema.split(/^model /m).slice(1);

/** Whether the statements of the guide, or its sentence about what stays where it is, name the table. */
const isNamed = (table: string) => guide.includes(`'${table}'`) || guide.includes(`\`${table}\``);

test("the guide to Citus says of every table where it goes", () => {
  const tables = models.map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1] ?? "");
  expect(tables.length).toBeGreaterThan(40);
  expect(tables.filter((table) => !isNamed(table))).toEqual([]);
});

test("a table that is distributed has its column first in its key", () => {
  const statements = guide.slice(guide.indexOf("CREATE EXTENSION citus"), guide.indexOf("The rest stays"));
  for (const model of models) {
    const table = /@@map\("(\w+)"\)/.exec(model)?.[1] ?? "";
    const first = /@@id\(\[(\w+)/.exec(model)?.[1];
    const reference = statements.slice(0, statements.indexOf("-- everything of a profile"));
    if (first !== "shard" && first !== "keyShard")
      expect([table, reference.includes(`'${table}'`) || !statements.includes(`'${table}'`)]).toEqual([table, true]);
    else expect([table, statements.includes(`'${table}'`) && !reference.includes(`'${table}'`)]).toEqual([table, true]);
  }
});
