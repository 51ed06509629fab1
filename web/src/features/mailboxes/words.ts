import type { MailboxView } from "../../client/api.ts";
import type { Tone } from "../../ui/chip.tsx";

export const statusWords: Record<MailboxView["status"], { text: string; tone: Tone }> = {
  paused: { text: "ui.mailbox.paused", tone: "plain" },
  waiting: { text: "ui.mailbox.waiting", tone: "plain" },
  fetching: { text: "ui.mailbox.fetching", tone: "good" },
  failing: { text: "ui.mailbox.failing", tone: "bad" },
};

export const securityIds = {
  tls: "ui.mailbox.security.tls",
  starttls: "ui.mailbox.security.starttls",
  none: "ui.mailbox.security.none",
};
export const signInIds = {
  password: "ui.mailbox.sign_in.password",
  client_credentials: "ui.mailbox.sign_in.client_credentials",
  refresh_token: "ui.mailbox.sign_in.refresh_token",
};
export const afterIds = {
  mark_seen: "ui.mailbox.after.mark_seen",
  move: "ui.mailbox.after.move",
  delete: "ui.mailbox.after.delete",
  leave: "ui.mailbox.after.leave",
};
export const firstIds = {
  unseen: "ui.mailbox.first.unseen",
  none: "ui.mailbox.first.none",
  all: "ui.mailbox.first.all",
};

/** What Microsoft and Google ask for; the directory's name goes in place of the braces. */
export const presets = {
  microsoft: {
    host: "outlook.office365.com",
    token_url: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
    scope: "https://outlook.office365.com/.default",
    sign_in: "client_credentials",
  },
  google: {
    host: "imap.gmail.com",
    token_url: "https://oauth2.googleapis.com/token",
    scope: "",
    sign_in: "refresh_token",
  },
} as const;
