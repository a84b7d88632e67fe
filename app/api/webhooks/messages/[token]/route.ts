import { reportRoute } from "@/lib/http/webhooks/report-route.server";
import { reportMessages } from "@/lib/services/messages/report-messages.server";

export const POST = reportRoute((report) => reportMessages(report));
