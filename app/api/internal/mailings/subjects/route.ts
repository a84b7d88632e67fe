import { listMailingSubjects as contract } from "@/lib/contracts/mailings";
import { route } from "@/lib/http/route.server";
import { listMailingSubjects } from "@/lib/services/mailings/list-mailing-subjects.server";

export const GET = route({
  contract,
  requires: "content.view",
  handle: ({ actor, query }) => listMailingSubjects(actor, query.databaseId),
});
