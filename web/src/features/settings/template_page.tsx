import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { listMailTemplates, type TemplateView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { TemplateForm } from "./template_form.tsx";
import {
  fieldId,
  kindHintIds,
  kindIds,
  type Language,
  languageIds,
  languages,
  templatesQueryKey,
} from "./template_words.ts";

/** The words of one kind of mail, a language at a time. */
export function TemplatePage() {
  const t = useText();
  const { kind } = useParams({ strict: false });
  const templates = useQuery({ queryKey: templatesQueryKey, queryFn: () => listMailTemplates() });
  return (
    <Loaded query={templates}>
      {({ items }) => {
        const template = items.find((each) => each.kind === kind);
        return template ? <Editor template={template} /> : <Empty title={t("ui.template.not_found")} />;
      }}
    </Loaded>
  );
}

function Editor({ template }: { template: TemplateView }) {
  const t = useText();
  const [language, setLanguage] = useState<Language>("en");
  const text = template.texts[language];
  return (
    <Page
      title={t(kindIds[template.kind])}
      lead={t(kindHintIds[template.kind])}
      actions={<TextLink href="/settings/mail">{t("ui.template.back")}</TextLink>}
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <div className="max-w-60">
            <SelectField
              label={t("ui.template.language")}
              options={languages.map((id) => ({ id, name: t(languageIds[id]) }))}
              value={language}
              onChange={(value) => setLanguage(value === "cs" ? "cs" : "en")}
            />
          </div>
          {text ? (
            <TemplateForm key={`${language} ${text.is_own}`} kind={template.kind} language={language} text={text} />
          ) : null}
        </div>
        <Card title={t("ui.template.fields")}>
          <Fields template={template} />
        </Card>
      </div>
    </Page>
  );
}

function Fields({ template }: { template: TemplateView }) {
  const t = useText();
  return (
    <div className="flex flex-col gap-3 text-sm">
      <FieldList title={t("ui.template.line_fields")} names={template.line_fields} />
      {template.block_fields.length > 0 ? (
        <FieldList title={t("ui.template.block_fields")} names={template.block_fields} />
      ) : null}
      {template.needed_field ? <p>{t("ui.template.needed", { field: `{${template.needed_field}}` })}</p> : null}
    </div>
  );
}

function FieldList({ title, names }: { title: string; names: string[] }) {
  const t = useText();
  return (
    <div>
      <p className="mb-1 text-muted">{title}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt className="font-mono">{`{${name}}`}</dt>
            <dd>{t(fieldId(name))}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
