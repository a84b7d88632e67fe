import { markWrapped } from "@/lib/http/mark-wrapped";
import { answerOpenapi } from "@/lib/http/openapi/answer-openapi.server";

/** Where Next stands alone; else the front answers. */
export const GET = markWrapped(answerOpenapi);
