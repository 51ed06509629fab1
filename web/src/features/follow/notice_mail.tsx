import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getNoticeMail, type NoticeMail, setNoticeMail } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";

const key = ["notice-mail"];

/** What of the requests that this person follows comes by mail, too. */
export function NoticeMailChoice() {
  const t = useText();
  const queryClient = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: () => getNoticeMail(), staleTime: 600_000 });
  const choose = useMutation({
    mutationFn: (mail: NoticeMail) => setNoticeMail({ mail }),
    onSuccess: (setting) => queryClient.setQueryData(key, setting),
  });
  if (!data) return null;
  return (
    <div className="mb-4 max-w-96">
      <SelectField
        label={t("ui.follow.mail")}
        value={data.mail}
        onChange={(mail) => choose.mutate(mail as NoticeMail)}
        options={[
          { id: "none", name: t("ui.follow.mail_none") },
          { id: "mentions", name: t("ui.follow.mail_mentions") },
          { id: "all", name: t("ui.follow.mail_all") },
        ]}
      />
      <ProblemNotice problem={choose.error?.problem} />
    </div>
  );
}
