/** What an agent can be at the desk. */
export const roleIds = {
  helpdesk_agent: "ui.role.helpdesk_agent",
  admin_agent: "ui.role.admin_agent",
  sales_agent: "ui.role.sales_agent",
  billing_admin: "ui.role.billing_admin",
  manager: "ui.role.manager",
  desk_owner: "ui.role.desk_owner",
  auditor: "ui.role.auditor",
  delivery_partner: "ui.role.delivery_partner",
};
export const languageIds = { cs: "ui.people.language_cs", en: "ui.people.language_en" };
