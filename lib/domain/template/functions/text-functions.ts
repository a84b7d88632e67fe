import type { FunctionContext, FunctionSpec } from "@/lib/domain/template/functions/function-types";
import type { Value } from "@/lib/domain/template/values";
import { isEmpty, toText } from "@/lib/domain/template/values";

const CHARS_PER_STEP = 256;

export const TEXT_FUNCTIONS: readonly FunctionSpec[] = [
  onText("upper", "CAPITAL LETTERS.", (text) => text.toUpperCase()),
  onText("lower", "Small letters.", (text) => text.toLowerCase()),
  onText("capitalize", "The first letter as a capital.", (text) => {
    const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
    return first.toUpperCase() + text.slice(first.length);
  }),
  onText("trim", "Without spaces at the ends.", (text) => text.trim()),
  {
    name: "join",
    min: 2,
    max: 2,
    signature: 'join(lead.phones " / ")',
    help: "A list as one text, with your own separator.",
    missing: "report arguments",
    prepare: () => (args, context) => {
      const [list, separator] = args;
      const items = Array.isArray(list) ? list : isEmpty(list) ? [] : [list];
      return charge(items.map((item) => toText(item)).join(toText(separator)), context);
    },
  },
];

function onText(name: string, help: string, change: (text: string) => string): FunctionSpec {
  return {
    name,
    min: 1,
    max: 1,
    signature: `${name}(lead._city)`,
    help,
    missing: "report arguments",
    prepare:
      () =>
      ([value], context) =>
        isEmpty(value) ? undefined : change(charge(toText(value), context)),
  };
}

function charge<T extends Value & string>(text: T, context: FunctionContext): T {
  context.spend(Math.ceil(text.length / CHARS_PER_STEP));
  return text;
}
