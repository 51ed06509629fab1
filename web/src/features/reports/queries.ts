import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  type GetReportParams,
  getExportReportUrl,
  getReport,
  listBreaches,
  listCustomers,
  type ReportName,
} from "../../client/api.ts";

export const reportQuery = (name: ReportName, asked: GetReportParams) =>
  queryOptions({
    queryKey: ["report", name, asked],
    queryFn: () => getReport(name, asked),
    placeholderData: keepPreviousData,
  });

export const breachesQuery = (asked: GetReportParams) =>
  queryOptions({ queryKey: ["breaches", asked], queryFn: () => listBreaches(asked) });

export const customerChoicesQuery = queryOptions({
  queryKey: ["customers", "choices"],
  queryFn: () => listCustomers({ limit: 100 }),
});

export const csvAddress = (name: ReportName, asked: GetReportParams) => getExportReportUrl(name, asked);
