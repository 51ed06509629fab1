import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getMailTrust, setMailTrust } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";

const query = { queryKey: ["mail-trust"], queryFn: () => getMailTrust() };

/** The mail servers whose word on a sender the desk believes. */
export function MailTrustForm() {
  const t = useText();
  const mayManage = useMay("desk_manage");
  const queryClient = useQueryClient();
  const trust = useQuery({ ...query, enabled: mayManage });
  const save = useMutation({
    mutationFn: (servers: string[]) => setMailTrust({ servers }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (!mayManage) return null;
  return (
    <Card title={t("ui.mail_trust.title")}>
      <Loaded query={trust}>
        {({ servers }) => (
          <ApiForm
            label={t("ui.mail_trust.title")}
            error={save.error}
            onSubmit={(form) =>
              save.mutate(
                form
                  .text("servers")
                  .split(/[\s,]+/)
                  .filter(Boolean),
              )
            }
          >
            {save.isSuccess ? <Notice tone="good">{t("ui.mail_trust.saved")}</Notice> : null}
            <TextField
              name="servers"
              label={t("ui.mail_trust.servers")}
              hint={t("ui.mail_trust.hint")}
              rows={2}
              defaultValue={servers.join("\n")}
            />
            <div>
              <ActionButton type="submit" isPending={save.isPending}>
                {t("ui.common.save")}
              </ActionButton>
            </div>
          </ApiForm>
        )}
      </Loaded>
    </Card>
  );
}
