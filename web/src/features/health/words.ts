import type { Tone } from "../../ui/chip.tsx";

export const healthStatusIds = {
  reported: "ui.health_status.reported",
  confirmed: "ui.health_status.confirmed",
  investigating: "ui.health_status.investigating",
  service_degradation: "ui.health_status.service_degradation",
  service_interruption: "ui.health_status.service_interruption",
  restoring_service: "ui.health_status.restoring_service",
  verifying_service: "ui.health_status.verifying_service",
  extended_recovery: "ui.health_status.extended_recovery",
  mitigated: "ui.health_status.mitigated",
  mitigated_external: "ui.health_status.mitigated_external",
  service_restored: "ui.health_status.service_restored",
  service_operational: "ui.health_status.service_operational",
  resolved: "ui.health_status.resolved",
  resolved_external: "ui.health_status.resolved_external",
  post_incident_review_published: "ui.health_status.post_incident_review_published",
  investigation_suspended: "ui.health_status.investigation_suspended",
  false_positive: "ui.health_status.false_positive",
};

export const classificationIds = { incident: "ui.health.incident", advisory: "ui.health.advisory" };

export const cloudIds = { global: "ui.cloud.global", us_gov: "ui.cloud.us_gov", china: "ui.cloud.china" };

export function issueTone(issue: { is_over?: boolean; classification: string }): Tone {
  if (issue.is_over) return "good";
  return issue.classification === "incident" ? "bad" : "warn";
}
