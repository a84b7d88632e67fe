import {
  makeSenderReports as makeContract,
  removeSenderReports as removeContract,
} from "@/lib/contracts/message-reports";
import { route } from "@/lib/http/route.server";
import { makeSenderReports } from "@/lib/services/senders/make-sender-reports.server";
import { removeSenderReports } from "@/lib/services/senders/remove-sender-reports.server";

export const POST = route({
  contract: makeContract,
  requires: "senders.manage",
  handle: ({ actor, params }) => makeSenderReports(actor, params),
});

export const DELETE = route({
  contract: removeContract,
  requires: "senders.manage",
  handle: ({ actor, params }) => removeSenderReports(actor, params),
});
