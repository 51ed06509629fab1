import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listMailTemplates, type TemplateView, turnMailTemplate } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Chip } from "../../ui/chip.tsx";
import { CheckField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { kindHintIds, kindIds, templatesQueryKey } from "./template_words.ts";

/** Every kind of mail that the desk sends: whether it does, and in whose words. */
export function TemplatesCard() {
  const t = useText();
  const templates = useQuery({ queryKey: templatesQueryKey, queryFn: () => listMailTemplates() });
  return (
    <Card title={t("ui.template.title")}>
      <Loaded query={templates}>
        {({ items }) => (
          <ul className="flex flex-col divide-y divide-line">
            {items.map((template) => (
              <li key={template.kind} className="py-2.5 first:pt-0 last:pb-0">
                <Template template={template} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function Template({ template }: { template: TemplateView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const turn = useMutation({
    mutationFn: (is_on: boolean) => turnMailTemplate(template.kind, { is_on }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: templatesQueryKey }),
  });
  const isOwn = Object.values(template.texts).some((text) => text.is_own);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="min-w-0 flex-1 basis-64">
        <Link
          to="/settings/mail/texts/$kind"
          params={{ kind: template.kind }}
          className="font-medium text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
        >
          {t(kindIds[template.kind])}
        </Link>
        <p className="text-sm text-muted">{t(kindHintIds[template.kind])}</p>
        <ProblemNotice problem={turn.error?.problem} />
      </div>
      {isOwn ? <Chip tone="accent">{t("ui.template.own")}</Chip> : null}
      {template.can_be_off ? (
        <CheckField isSelected={template.is_on} onChange={(on) => turn.mutate(on)}>
          {t("ui.template.sent")}
          <span className="sr-only">: {t(kindIds[template.kind])}</span>
        </CheckField>
      ) : (
        <span className="text-sm text-muted">{t("ui.template.always")}</span>
      )}
    </div>
  );
}
