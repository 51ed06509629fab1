import type { ReactNode } from "react";
import type { Contact, Fee, LineTerms, MarkUp, Terms, WorkType } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { LocalFields, NumberField, RowList } from "../offers/editor_fields.tsx";
import { useServices } from "../tickets/services.ts";
import { DecimalField } from "./decimal_field.tsx";
import { feePerIds, lineKindIds, taxCategories, taxIds } from "./words.ts";

interface PartProps {
  terms: Terms;
  change: (part: Partial<Terms>) => void;
  /** Minor units in one of the currency. */
  minor: number;
  currency: string;
}

const blankType: WorkType = {
  code: "",
  title: { en: "", cs: "" },
  billable: true,
  percent: 100,
  minimum_minutes: null,
  increment_minutes: null,
};
const blankLine: LineTerms = {
  kind: null,
  service: "",
  discount_basis_points: 0,
  tax_category: "S",
  tax_basis_points: 2100,
};
const blankFee: Fee = {
  code: "",
  title: { en: "", cs: "" },
  per: "tenant",
  service: "",
  quantity: null,
  unit_price_minor: 0,
  unit_cost_minor: 0,
};
const blankMarkUp: MarkUp = { upstream: "", percent_basis_points: 0, fixed_minor: 0, absorbed: false };

function Grid({ children }: { children: ReactNode }) {
  return <div className="grid gap-3 sm:grid-cols-3">{children}</div>;
}

/** Any of the services, or all of them. */
function ServiceChoice({ name, value, onChange }: { name: string; value: string; onChange: (code: string) => void }) {
  const t = useText();
  const { choices } = useServices();
  return (
    <SelectField
      name={name}
      label={t("ui.terms.service")}
      value={value || "any"}
      options={[{ id: "any", name: t("ui.terms.any_service") }, ...choices]}
      onChange={(code) => onChange(code === "any" ? "" : code)}
    />
  );
}

export function WorkTypesPart({ terms, change }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.terms.work_types")}>
      <RowList
        name={t("ui.time.work_type")}
        rows={terms.work_types}
        blank={blankType}
        onChange={(work_types) => change({ work_types })}
      >
        {(row, set, at) => (
          <>
            <LocalFields
              name={`terms/work_types/${at}/title`}
              label={t("ui.offer.name")}
              value={row.title}
              onChange={(title) => set({ ...row, title })}
            />
            <Grid>
              <TextField
                name={`terms/work_types/${at}/code`}
                label={t("ui.terms.code")}
                value={row.code}
                onChange={(code) => set({ ...row, code })}
              />
              <NumberField
                name={`terms/work_types/${at}/percent`}
                label={t("ui.terms.percent")}
                value={row.percent}
                onChange={(percent) => set({ ...row, percent: percent ?? 0 })}
              />
              <div className="self-end">
                <CheckField isSelected={row.billable} onChange={(billable) => set({ ...row, billable })}>
                  {t("ui.time.billable")}
                </CheckField>
              </div>
              <NumberField
                name={`terms/work_types/${at}/minimum_minutes`}
                label={t("ui.terms.minimum_minutes")}
                value={row.minimum_minutes ?? null}
                onChange={(minimum_minutes) => set({ ...row, minimum_minutes })}
              />
              <NumberField
                name={`terms/work_types/${at}/increment_minutes`}
                label={t("ui.terms.increment_minutes")}
                value={row.increment_minutes ?? null}
                onChange={(increment_minutes) => set({ ...row, increment_minutes })}
              />
            </Grid>
          </>
        )}
      </RowList>
    </Card>
  );
}

export function LinesPart({ terms, change }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.terms.lines")}>
      <p className="mb-3 text-sm text-muted">{t("ui.terms.lines_hint")}</p>
      <RowList name={t("ui.terms.lines")} rows={terms.lines} blank={blankLine} onChange={(lines) => change({ lines })}>
        {(row, set, at) => (
          <Grid>
            <SelectField
              name={`terms/lines/${at}/kind`}
              label={t("ui.terms.kind")}
              value={row.kind ?? "any"}
              options={[{ id: "any", name: t("ui.terms.any_kind") }, ...options(t, lineKindIds)]}
              onChange={(kind) => set({ ...row, kind: kind === "any" ? null : (kind as LineTerms["kind"]) })}
            />
            <ServiceChoice
              name={`terms/lines/${at}/service`}
              value={row.service}
              onChange={(service) => set({ ...row, service })}
            />
            <DecimalField
              name={`terms/lines/${at}/discount_basis_points`}
              label={t("ui.terms.discount")}
              value={row.discount_basis_points}
              unit={100}
              onChange={(value) => set({ ...row, discount_basis_points: value ?? 0 })}
            />
            <SelectField
              name={`terms/lines/${at}/tax_category`}
              label={t("ui.terms.tax_category")}
              value={row.tax_category}
              options={taxCategories.map((id) => ({ id, name: t(taxIds[id] ?? "") }))}
              onChange={(tax_category) =>
                set({ ...row, tax_category, tax_basis_points: tax_category === "S" ? row.tax_basis_points : 0 })
              }
            />
            <DecimalField
              name={`terms/lines/${at}/tax_basis_points`}
              label={t("ui.terms.tax_rate")}
              value={row.tax_basis_points}
              unit={100}
              onChange={(value) => set({ ...row, tax_basis_points: value ?? 0 })}
            />
          </Grid>
        )}
      </RowList>
    </Card>
  );
}

export function FeesPart({ terms, change, minor, currency }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.terms.fees")}>
      <RowList name={t("ui.line.fee")} rows={terms.fees} blank={blankFee} onChange={(fees) => change({ fees })}>
        {(row, set, at) => (
          <>
            <LocalFields
              name={`terms/fees/${at}/title`}
              label={t("ui.offer.name")}
              value={row.title}
              onChange={(title) => set({ ...row, title })}
            />
            <Grid>
              <TextField
                name={`terms/fees/${at}/code`}
                label={t("ui.terms.code")}
                value={row.code}
                onChange={(code) => set({ ...row, code })}
              />
              <SelectField
                name={`terms/fees/${at}/per`}
                label={t("ui.terms.per")}
                value={row.per}
                options={options(t, feePerIds)}
                onChange={(per) => set({ ...row, per: per as Fee["per"] })}
              />
              <ServiceChoice
                name={`terms/fees/${at}/service`}
                value={row.service}
                onChange={(service) => set({ ...row, service })}
              />
              <NumberField
                name={`terms/fees/${at}/quantity`}
                label={t("ui.terms.quantity")}
                value={row.quantity ?? null}
                onChange={(quantity) => set({ ...row, quantity })}
              />
              <DecimalField
                name={`terms/fees/${at}/unit_price_minor`}
                label={t("ui.terms.unit_price", { currency })}
                value={row.unit_price_minor}
                unit={minor}
                onChange={(value) => set({ ...row, unit_price_minor: value ?? 0 })}
              />
              <DecimalField
                name={`terms/fees/${at}/unit_cost_minor`}
                label={t("ui.terms.unit_cost", { currency })}
                value={row.unit_cost_minor}
                unit={minor}
                onChange={(value) => set({ ...row, unit_cost_minor: value ?? 0 })}
              />
            </Grid>
          </>
        )}
      </RowList>
    </Card>
  );
}

export function MarkUpsPart({ terms, change, minor, currency }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.terms.mark_ups")}>
      <p className="mb-3 text-sm text-muted">{t("ui.terms.mark_ups_hint")}</p>
      <RowList
        name={t("ui.terms.mark_ups")}
        rows={terms.mark_ups}
        blank={blankMarkUp}
        onChange={(mark_ups) => change({ mark_ups })}
      >
        {(row, set, at) => (
          <Grid>
            <TextField
              name={`terms/mark_ups/${at}/upstream`}
              label={t("ui.terms.upstream")}
              value={row.upstream}
              onChange={(upstream) => set({ ...row, upstream })}
            />
            <DecimalField
              name={`terms/mark_ups/${at}/percent_basis_points`}
              label={t("ui.terms.mark_up")}
              value={row.percent_basis_points}
              unit={100}
              onChange={(value) => set({ ...row, percent_basis_points: value ?? 0 })}
            />
            <DecimalField
              name={`terms/mark_ups/${at}/fixed_minor`}
              label={t("ui.terms.mark_up_fixed", { currency })}
              value={row.fixed_minor}
              unit={minor}
              onChange={(value) => set({ ...row, fixed_minor: value ?? 0 })}
            />
            <CheckField isSelected={row.absorbed} onChange={(absorbed) => set({ ...row, absorbed })}>
              {t("ui.terms.absorbed")}
            </CheckField>
          </Grid>
        )}
      </RowList>
    </Card>
  );
}

interface ApprovalProps extends PartProps {
  /** Who can be asked instead of the request's contact; nobody in the desk's own terms. */
  contacts: Pick<Contact, "id" | "name" | "email">[];
}

const ofRequest = "request";

export function ApprovalPart({ terms, change, minor, currency, contacts }: ApprovalProps) {
  const t = useText();
  const { approval } = terms;
  return (
    <Card title={t("ui.terms.approval")}>
      <p className="mb-3 text-sm text-muted">{t("ui.terms.approval_hint")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <DecimalField
          name="terms/approval/above_minor"
          label={t("ui.terms.above", { currency })}
          value={approval.above_minor ?? null}
          unit={minor}
          onChange={(above_minor) => change({ approval: { ...approval, above_minor } })}
        />
        <NumberField
          name="terms/approval/days"
          label={t("ui.terms.days")}
          value={approval.days}
          onChange={(days) => change({ approval: { ...approval, days: days ?? 0 } })}
        />
        {contacts.length > 0 ? (
          <SelectField
            name="terms/approval/contact_id"
            label={t("ui.terms.approver")}
            value={approval.contact_id ?? ofRequest}
            options={[
              { id: ofRequest, name: t("ui.terms.approver_of_request") },
              ...contacts.map(({ id, name, email }) => ({ id, name: `${name} (${email})` })),
            ]}
            onChange={(id) => change({ approval: { ...approval, contact_id: id === ofRequest ? null : id } })}
          />
        ) : null}
      </div>
    </Card>
  );
}

export function OthersPart({ terms, change, minor, currency }: PartProps) {
  const t = useText();
  const { included } = terms;
  return (
    <Card title={t("ui.terms.others")}>
      <Grid>
        <NumberField
          name="terms/included/carry_over_months"
          label={t("ui.terms.carry_over")}
          value={included.carry_over_months}
          onChange={(value) => change({ included: { ...included, carry_over_months: value ?? 0 } })}
        />
        <NumberField
          name="terms/included/low_percent"
          label={t("ui.terms.low_percent")}
          value={included.low_percent}
          onChange={(value) => change({ included: { ...included, low_percent: value ?? 0 } })}
        />
        <DecimalField
          name="terms/cost_hourly_minor"
          label={t("ui.terms.cost_hourly", { currency })}
          value={terms.cost_hourly_minor}
          unit={minor}
          onChange={(value) => change({ cost_hourly_minor: value ?? 0 })}
        />
      </Grid>
    </Card>
  );
}
