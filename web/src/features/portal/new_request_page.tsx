import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { openPortalTicket, type PortalOpenRequest } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useDraft } from "../tickets/draft.ts";
import { homeQuery } from "./queries.ts";
import { RequestGuide } from "./request_guide.tsx";
import { impactIds } from "./words.ts";

const other = "other";

/** A new request, guided: about which subscription, of which kind, how bad; beside it what may spare it, and what the
 * customer gets. */
export function NewRequestPage() {
  const t = useText();
  const router = useRouter();
  const queryClient = useQueryClient();
  const home = useQuery(homeQuery);
  const [subject, setSubject] = useDraft("portal.subject");
  const [body, setBody] = useDraft("portal.body");
  const [about, setAbout] = useState(other);
  const [kind, setKind] = useState<string>("technical");
  const [severity, setSeverity] = useState<string>("C");
  const request = {
    kind: kind as PortalOpenRequest["kind"],
    severity: severity as PortalOpenRequest["severity"],
    subscription_id: about === other ? null : about,
  };
  const open = useMutation({
    mutationFn: () => openPortalTicket({ ...request, subject: subject.trim(), body }),
    onSuccess: ({ ticket }) => {
      setSubject("");
      setBody("");
      queryClient.invalidateQueries({ queryKey: ["portal"] });
      router.history.push(`/portal/requests/${ticket.id}`);
    },
  });
  const subscriptions = (home.data?.subscriptions ?? []).map(({ id, name }) => ({ id, name }));
  return (
    <Page title={t("ui.portal.new")}>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="rounded-lg border border-line bg-surface p-5">
          <ApiForm label={t("ui.portal.new")} error={open.error} onSubmit={() => open.mutate()}>
            <SelectField
              name="subscription_id"
              label={t("ui.portal.about")}
              value={about}
              onChange={setAbout}
              options={[...subscriptions, { id: other, name: t("ui.portal.about_other") }]}
            />
            <SelectField
              name="kind"
              label={t("ui.ticket.kind")}
              value={kind}
              onChange={setKind}
              options={options(t, kindIds)}
            />
            <SelectField
              name="severity"
              label={t("ui.portal.impact")}
              value={severity}
              onChange={setSeverity}
              options={options(t, impactIds)}
            />
            <TextField name="subject" label={t("ui.new.subject")} value={subject} onChange={setSubject} isRequired />
            <TextField
              name="body"
              label={t("ui.portal.body")}
              hint={t("ui.portal.body_hint")}
              rows={8}
              value={body}
              onChange={setBody}
              isRequired
            />
            <ActionButton type="submit" look="primary" isPending={open.isPending}>
              {t("ui.portal.submit")}
            </ActionButton>
          </ApiForm>
        </div>
        <RequestGuide draft={{ ...request, text: `${subject}\n${body}`.slice(0, 5000) }} />
      </div>
    </Page>
  );
}
