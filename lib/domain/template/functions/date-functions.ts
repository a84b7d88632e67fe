import type { FunctionSpec } from "@/lib/domain/template/functions/function-types";
import { literalText } from "@/lib/domain/template/functions/function-types";
import { checkMomentFormat, compileMomentFormat } from "@/lib/domain/template/format-moment";
import { parseMoment } from "@/lib/domain/template/parse-moment";
import { toText } from "@/lib/domain/template/values";
import { tzOffset } from "@date-fns/tz";

export const DATE_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: "date",
    min: 2,
    max: 3,
    signature: 'date(lead._bdate "DD.MM.YYYY")',
    help: 'A moment in your own form. A third argument names the zone to show it in, for example "Europe/Berlin".',
    missing: "report arguments",
    check: (args) => {
      const zone = literalText(args, 2);
      if (zone !== null && Number.isNaN(tzOffset(zone, new Date(0)))) return `There is no time zone ${zone}.`;
      const format = literalText(args, 1);
      return format === null ? null : checkMomentFormat(format);
    },
    prepare: (literals) => {
      const ready = typeof literals[1] === "string" ? compileMomentFormat(literals[1]) : null;
      return ([value, format, zone], context) => {
        const moment = parseMoment(value, context.zone);
        const show = ready ?? compileMomentFormat(toText(format));
        return moment && show(moment, zone === undefined ? context.zone : toText(zone));
      };
    },
  },
  {
    name: "now",
    min: 0,
    max: 0,
    signature: "now()",
    help: "The moment of sending, for date(…) and for comparisons.",
    missing: "silent",
    prepare: () => (_, context) => context.now?.toISOString(),
  },
];
