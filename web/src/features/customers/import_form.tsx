import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { type ImportReport, importCustomers } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { readText } from "./read_text.ts";

const example =
  "name,domain,language,contact_name,contact_email\nKlas s.r.o.,klas.example,cs,Jana Nová,jana@klas.example";

/** Customers from a CSV file: choose it, see line by line what would be added, add it. */
export function ImportForm({ onDone }: { onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [csv, setCsv] = useState("");
  const preview = useMutation({
    mutationFn: async (file: File) => {
      const text = await readText(file);
      const report = await importCustomers({ csv: text, preview: true });
      setCsv(text);
      return report;
    },
  });
  const add = useMutation({
    mutationFn: () => importCustomers({ csv }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["customers"] }),
  });
  if (add.data) return <Done report={add.data} onDone={onDone} />;
  const report = preview.data;
  const isEmpty = report?.customers_added === 0 && report.contacts_added === 0;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("ui.import.intro")}</p>
      <pre className="rounded-md bg-sunken p-3 text-sm whitespace-pre-wrap wrap-anywhere">{example}</pre>
      <ProblemNotice
        problem={preview.error?.problem ?? add.error?.problem}
        fieldOf={(pointer) => placeOf(pointer, (line) => t("ui.import.line", { line }))}
      />
      {report ? <Preview report={report} /> : null}
      <div className="flex flex-wrap gap-2">
        <FileTrigger acceptedFileTypes={[".csv", "text/csv"]} onSelect={(list) => list?.[0] && preview.mutate(list[0])}>
          <ActionButton look={report ? "plain" : "primary"} isPending={preview.isPending}>
            {t(report ? "ui.import.other" : "ui.import.choose")}
          </ActionButton>
        </FileTrigger>
        {report && !isEmpty ? (
          <ActionButton look="primary" isPending={add.isPending} onPress={() => add.mutate()}>
            {t("ui.import.add", { customers: report.customers_added, contacts: report.contacts_added })}
          </ActionButton>
        ) : null}
      </div>
    </div>
  );
}

/** `/lines/3/domain` as "Line 3, domain". */
function placeOf(pointer: string, lineText: (line: string) => string) {
  const [, line, column] = pointer.match(/^\/lines\/(\d+)(?:\/(.*))?$/) ?? [];
  if (!line) return pointer;
  return column ? `${lineText(line)}, ${column}:` : `${lineText(line)}:`;
}

function Preview({ report }: { report: ImportReport }) {
  const t = useText();
  return (
    <section aria-label={t("ui.import.preview")} className="flex flex-col gap-2">
      <p role="status" className="font-medium">
        {t("ui.import.would", { customers: report.customers_added, contacts: report.contacts_added })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="max-h-72 overflow-auto rounded-md border border-line" tabIndex={0}>
        <table className="w-full text-left text-sm">
          <thead className="sticky top-0 bg-surface">
            <tr className="border-b border-line">
              <th className="px-3 py-1.5 text-right font-medium">{t("ui.import.line_number")}</th>
              <th className="px-3 py-1.5 font-medium">{t("ui.import.customer")}</th>
              <th className="px-3 py-1.5 font-medium">{t("ui.import.contact")}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {report.lines.map((line) => (
              <tr key={line.line}>
                <td className="px-3 py-1.5 text-right text-muted tabular-nums">{line.line}</td>
                <td className="px-3 py-1.5">
                  {line.name} <Outcome outcome={line.customer} />
                </td>
                <td className="px-3 py-1.5">
                  {line.contact ? (
                    <>
                      {line.email} <Outcome outcome={line.contact} />
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Outcome({ outcome }: { outcome: ImportReport["lines"][number]["customer"] }) {
  const t = useText();
  return outcome === "added" ? <Chip tone="good">{t("ui.import.new")}</Chip> : <Chip>{t("ui.import.known")}</Chip>;
}

function Done({ report, onDone }: { report: ImportReport; onDone: () => void }) {
  const t = useText();
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="good">
        {t("ui.import.done", { customers: report.customers_added, contacts: report.contacts_added })}
      </Notice>
      <ActionButton look="primary" autoFocus onPress={onDone}>
        {t("ui.common.close")}
      </ActionButton>
    </div>
  );
}
