import { answerUnknownMethod } from "@/lib/http/answer-unknown-method.server";
import { markWrapped } from "@/lib/http/mark-wrapped";

/** What no other route serves, where Next stands alone. */
export const GET = markWrapped(answerUnknownMethod);
export const POST = GET;
