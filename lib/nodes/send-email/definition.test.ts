import { expect, test } from "vitest";
import { getDefinition } from "@/lib/nodes/definitions";
import type { ValidateContext } from "@/lib/nodes/define";

const template = { name: "Hello", channel: "email", databaseId: null, hasSubject: true, hasBody: true };
const CONTEXT: ValidateContext = {
  ...{ fields: [], scenarios: [], segments: [], scenarioId: 1, databaseId: 1 },
  mailings: [{ id: 7, name: "Welcome", databaseId: 1, isActive: true, channel: "email" }],
  resources: [
    { id: 1, name: "News", channels: ["email"] },
    { id: 2, name: "Text", channels: ["sms"] },
  ],
  templates: [
    { ...template, id: 1 },
    { ...template, id: 2, hasSubject: false },
    { ...template, id: 3, hasBody: false },
    { ...template, id: 4, databaseId: 2 },
  ],
  senders: [{ id: 5, name: "Shop" }],
};
const BY_TEMPLATE = {
  ...{ source: "template", mailingId: null, resourceId: 1, templateId: 1, senderId: null, tracking: true },
};
const rules = getDefinition("send-email");
const check = (settings: object, version = 2) =>
  rules
    ?.check({ settings: { ...settings }, version }, CONTEXT)
    .map(({ field, level, message }) => `${field} ${level}: ${message}`);

test("settings of version 1 send the same mailing in version 2", () => {
  expect(rules?.upgrade({ settings: { mailingId: 7 }, version: 1 })).toEqual({
    ...{ source: "mailing", mailingId: 7, resourceId: null, templateId: null, senderId: null, tracking: true },
  });
  expect(check({ mailingId: 7 }, 1)).toEqual([]);
});

test("a fresh element asks for a mailing; one that sends a template for the template and the resource", () => {
  expect(check(rules?.defaults ?? {})).toEqual(["mailingId error: Choose a trigger mailing."]);
  expect(check({ ...BY_TEMPLATE, templateId: null, resourceId: null })).toEqual([
    "templateId error: Choose a template.",
    "resourceId error: Choose a resource.",
  ]);
});

test("of the source that is not chosen nothing is checked", () => {
  expect(check({ ...BY_TEMPLATE, mailingId: 99 })).toEqual([]);
  expect(check({ ...BY_TEMPLATE, source: "mailing", mailingId: 7, templateId: 99, resourceId: 99 })).toEqual([]);
});

test.each([
  [{ templateId: 99 }, "templateId error: There is no template #99; choose another one."],
  [{ templateId: 2 }, 'templateId error: The template "Hello" (#2) has no subject.'],
  [{ templateId: 3 }, 'templateId error: The template "Hello" (#3) has neither HTML nor text.'],
  [
    { templateId: 4 },
    'templateId warning: The template "Hello" (#4) is made for another database: fields that are not here stay empty.',
  ],
  [
    { resourceId: 99 },
    "resourceId error: Profiles of this database cannot subscribe to resource #99: choose another one.",
  ],
  [{ resourceId: 2 }, 'resourceId error: "Text" has no channel "email"; choose one of sms.'],
  [{ senderId: 6 }, "senderId warning: There is no sender #6 any more: letters go out by the default one."],
])("%j is said at its field", (settings, issue) => {
  expect(check({ ...BY_TEMPLATE, ...settings })).toEqual([issue]);
});
