import { useMutation } from "@tanstack/react-query";
import { showEntitlementCredentials } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy_button.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";

/** Contract and access ids, shown on demand: each showing is on record. */
export function Credentials({ entitlement }: { entitlement: string }) {
  const t = useText();
  const show = useMutation({ mutationFn: () => showEntitlementCredentials(entitlement) });
  const rows = [
    [t("ui.entitlement.contract_id"), show.data?.contract_id],
    [t("ui.entitlement.access_id"), show.data?.access_id],
  ] as const;
  if (!show.data)
    return (
      <div className="flex flex-wrap items-center gap-2">
        <ActionButton size="small" onPress={() => show.mutate()} isPending={show.isPending}>
          {t("ui.entitlement.show_ids")}
        </ActionButton>
        <span className="text-sm text-muted">{t("ui.entitlement.show_ids_hint")}</span>
        <ProblemNotice problem={show.error?.problem} />
      </div>
    );
  return (
    <dl className="flex flex-col gap-1 text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="flex flex-wrap items-center gap-2">
          <dt className="text-muted">{name}</dt>
          <dd className="font-mono">{value || "–"}</dd>
          {value ? <CopyButton text={value} label={t("ui.send.copy")} /> : null}
        </div>
      ))}
    </dl>
  );
}
