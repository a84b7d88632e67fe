import { expect, test } from "vitest";
import { listWorkflows } from "@/lib/services/workflows/list-workflows.server";
import { getMailing } from "@/lib/services/mailings/get-mailing.server";
import { getTemplate } from "@/lib/services/templates/get-template.server";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { makeApiWorld } from "@/lib/testing/api-world";
import { countRows } from "@/lib/testing/count-rows";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const { rowsOf } = countRows(pool);
const world = await makeApiWorld({ pool, prisma });
const actor = await makeSystemActor(world.accountId);
const template = await prisma.template.findFirstOrThrow({ where: { accountId: world.accountId } });
const VERSIONS = 60;
const graphOf = (version: number) => ({
  nodes: [{ id: 0, type: "default-capture", title: `v${version}`, position: { x: 0, y: 0 }, settings: {}, version: 1 }],
  edges: [],
});
for (let version = 2; version <= VERSIONS; version += 1) {
  await prisma.templateVersion.create({
    data: { templateId: template.id, version, subject: `v${version}`, html: "", text: "t" },
  });
  const scenarioId = world.scenarioId;
  await prisma.scenarioVersion.create({ data: { scenarioId, version, graph: graphOf(version) } });
}
await prisma.template.update({ where: { id: template.id }, data: { version: VERSIONS } });
await prisma.scenario.update({ where: { id: world.scenarioId }, data: { version: VERSIONS } });

test("a template and a mailing with it show the newest words, and no older version is read for that", async () => {
  expect(await getTemplate(actor, template.id)).toMatchObject({ version: VERSIONS, subject: `v${VERSIONS}` });
  expect(await rowsOf(() => getTemplate(actor, template.id))).toBeLessThan(VERSIONS / 2);
  expect(await rowsOf(() => getMailing(actor, world.mailingId))).toBeLessThan(VERSIONS / 2);
});

test("the API lists the elements as they were saved last, and no older version is read for that", async () => {
  const list = () => listWorkflows(actor, { from_id: 1, limit: 1000 });
  const { data } = await list();
  expect(data[0]?.nodes).toEqual([{ id: 0, type: "default-capture", title: `v${VERSIONS}` }]);
  expect(await rowsOf(list)).toBeLessThan(VERSIONS / 2);
});
