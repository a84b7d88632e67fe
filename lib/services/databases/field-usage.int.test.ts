import { expect, test } from "vitest";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { addMailing } from "@/lib/testing/engine-mailing";
import { addProfiles, addScenario, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { addField } from "./add-field.server";
import { getFieldUsage } from "./get-field-usage.server";
import { removeField } from "./remove-field.server";

const { pool, prisma } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");

const field = (name: string) => ({
  ...{ name, label: "", description: "", type: "string" as const },
  ...{ required: false, isKey: false, isUnique: false },
});
const condition = { kind: "group", match: "all", items: [{ kind: "field", field: "points", is: "is_set" }] };

test("a field in use cannot be removed: what names it is named, what only looks like it is not", async () => {
  const world = await makeEngineWorld(pool, clock);
  const { accountId, databaseId } = world;
  const actor = await makeSystemActor(accountId);
  await addField(actor, { id: databaseId, ...field("points") });
  const { fields } = await addField(actor, { id: databaseId, ...field("point") });
  const of = (wanted: string) => ({ id: databaseId, fieldId: fields.find(({ name }) => name === wanted)?.id ?? 0 });
  await addProfiles(world, 3, { points: "x1" });
  await addProfiles(world, 2);
  const asks = await addScenario(world, graphOf([node(1, "condition", { condition })]));
  const maps = await addScenario(
    world,
    graphOf([node(1, "http-call", { mapping: [{ to: "field", name: "points", path: "$.a" }] })]),
  );
  const says = await addScenario(world, graphOf([node(1, "http-call", { body: "{upper(lead.points)}" })]));
  const other = "points {lead.points_old} {lead.point}";
  const near = await addScenario(world, graphOf([node(1, "http-call", { body: other })]));
  await prisma.segment.create({ data: { accountId, databaseId, name: "Rich", kind: "dynamic", condition } });
  const { templateId } = await addMailing(world, { subject: "You have {lead.points}", text: "" });
  await addMailing(world, { subject: other, text: "" });

  const usage = await getFieldUsage(actor, of("points"));
  expect(usage.profileCount).toBe(3);
  const named = usage.users.map(({ kind, id }) => `${kind} ${kind === "segment" ? "" : id}`.trim());
  expect(named).toEqual([
    `scenario ${asks}`,
    `scenario ${maps}`,
    `scenario ${says}`,
    "segment",
    `template ${templateId}`,
  ]);
  const refusal = removeField(actor, of("points"));
  await expect(refusal).rejects.toMatchObject({ code: "conflict" });
  await expect(refusal).rejects.toThrow('segment "Rich"');
  const { rows } = await pool.query("SELECT 1 FROM profile WHERE database_id = $1 AND fields ? 'points'", [databaseId]);
  expect(rows).toHaveLength(3);
  expect((await getFieldUsage(actor, of("point"))).users.map(({ kind, id }) => `${kind} ${id}`)).toContain(
    `scenario ${near}`,
  );

  // What stands in the trash keeps nobody.
  await pool.query("UPDATE scenario SET trashed_at = now() WHERE database_id = $1", [databaseId]);
  await pool.query("UPDATE segment SET deleted_at = now() WHERE database_id = $1", [databaseId]);
  await prisma.templateVersion.updateMany({ where: { templateId }, data: { subject: "None" } });
  expect((await removeField(actor, of("points"))).fields.some(({ name }) => name === "points")).toBe(false);
  const stranger = await makeSystemActor((await makeEngineWorld(pool, clock)).accountId);
  await expect(getFieldUsage(stranger, of("point"))).rejects.toMatchObject({ code: "not_found" });
});

test("a template that an element sends by itself uses the fields of the scenario's database; one that was only tried does not", async () => {
  const world = await makeEngineWorld(pool, clock);
  const { databaseId } = world;
  const actor = await makeSystemActor(world.accountId);
  const { fields } = await addField(actor, { id: databaseId, ...field("points") });
  const key = { id: databaseId, fieldId: fields.find(({ name }) => name === "points")?.id ?? 0 };
  const { templateId, resourceId } = await addMailing(world, { subject: "You have {lead.points}", text: "" });
  await pool.query("DELETE FROM mailing WHERE template_id = $1", [templateId]);
  const settings = { mailingId: null, templateId, resourceId };
  await addScenario(world, graphOf([node(1, "send-email", { ...settings, source: "mailing" })]));
  expect((await getFieldUsage(actor, key)).users).toEqual([]);
  await addScenario(world, graphOf([node(1, "send-email", { ...settings, source: "template" })]));
  expect((await getFieldUsage(actor, key)).users).toMatchObject([{ kind: "template", id: templateId }]);
});
