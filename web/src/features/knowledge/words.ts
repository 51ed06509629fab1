import type { Tone } from "../../ui/chip.tsx";

export const articleStateIds = {
  draft: "ui.article.draft",
  published: "ui.article.published",
  archived: "ui.article.archived",
};
export const audienceIds = { internal: "ui.article.internal", customers: "ui.article.customers" };
export const articleTones: Record<string, Tone> = { draft: "warn", published: "good", archived: "plain" };
