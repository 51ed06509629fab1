import type { LinkView, MergePart } from "../../client/api.ts";

const out: Record<string, string> = {
  relates_to: "ui.relations.relates_to",
  duplicates: "ui.relations.duplicates",
  blocked_by: "ui.relations.blocked_by",
  part_of: "ui.relations.part_of",
  split_from: "ui.relations.split_from",
};
const back: Record<string, string> = {
  relates_to: "ui.relations.relates_to",
  duplicates: "ui.relations.duplicated_by",
  blocked_by: "ui.relations.blocks",
  part_of: "ui.relations.has_part",
  split_from: "ui.relations.split_into",
};

/** What a link says, read from this request. */
export const linkId = ({ kind, direction }: LinkView) => (direction === "out" ? out : back)[kind] ?? "";

/** What can be done with two requests, the most thorough first. */
export const joinIds = {
  merge: "ui.join.merge",
  relates_to: "ui.relations.relates_to",
  duplicates: "ui.relations.duplicates",
  blocked_by: "ui.relations.blocked_by",
  part_of: "ui.relations.part_of",
};

export const partIds: Record<MergePart, string> = {
  message: "ui.join.part_message",
  attachment: "ui.join.part_attachment",
  participant: "ui.join.part_participant",
  time_entry: "ui.join.part_time_entry",
  charge_line: "ui.join.part_charge_line",
  approval: "ui.join.part_approval",
  service_request: "ui.join.part_service_request",
  claim: "ui.join.part_claim",
  check_result: "ui.join.part_check_result",
  company: "ui.join.part_company",
};
