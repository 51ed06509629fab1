import type { WalletView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { useAmount } from "./wallet_amount.ts";

const width = 480;
const height = 140;
const left = 8;
const bottom = 20;

interface Point {
  at: number;
  balance: number;
}

/** The balance over time: a step at each entry, then flat until now. */
export function stepsOf(wallet: Pick<WalletView, "entries" | "balance">, now: number): Point[] {
  const points: Point[] = [];
  let balance = 0;
  for (const entry of wallet.entries) {
    const at = Date.parse(entry.at);
    points.push({ at, balance }, { at, balance: entry.balance });
    balance = entry.balance;
  }
  points.push({ at: Math.max(now, points.at(-1)?.at ?? now), balance });
  return points;
}

/** What has been used of a wallet, as a plot; the table of its entries says the same in words. */
export function BurnDown({ wallet, now = Date.now() }: { wallet: WalletView; now?: number }) {
  const t = useText();
  const format = useFormat();
  const amount = useAmount(wallet);
  const points = stepsOf(wallet, now);
  const first = points[0]?.at ?? now;
  const runsOut = wallet.runs_out_at ? Date.parse(wallet.runs_out_at) : null;
  const end = Math.min(runsOut ?? now, now + 3 * Math.max(now - first, 86_400_000));
  const last = Math.max(now, end, first + 1);
  const top = Math.max(1, ...points.map(({ balance }) => balance));
  const low = Math.min(0, ...points.map(({ balance }) => balance));
  const x = (at: number) => left + ((at - first) / (last - first)) * (width - 2 * left);
  const y = (balance: number) => 8 + ((top - balance) / (top - low)) * (height - bottom - 16);
  const line = points.map(({ at, balance }) => `${x(at).toFixed(1)},${y(balance).toFixed(1)}`).join(" ");
  const [firstDay, lastDay] = [first, last].map((at) => format.date(new Date(at).toISOString()));
  const ended = points.at(-1) ?? { at: now, balance: 0 };
  return (
    <figure className="m-0">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t("ui.wallet.plot", { balance: amount(wallet.balance), most: amount(top) })}
        className="h-auto w-full max-w-xl text-accent"
      >
        <line x1={left} x2={width - left} y1={y(0)} y2={y(0)} className="stroke-line-strong" strokeWidth="1" />
        {wallet.low_at && wallet.low_at < top ? (
          <line
            x1={left}
            x2={width - left}
            y1={y(wallet.low_at)}
            y2={y(wallet.low_at)}
            className="stroke-note-line"
            strokeWidth="1"
            strokeDasharray="2 4"
          />
        ) : null}
        <polyline points={line} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
        {runsOut ? (
          <line
            x1={x(ended.at)}
            y1={y(ended.balance)}
            x2={x(last)}
            y2={y(runsOut <= last ? 0 : ended.balance * (1 - (last - ended.at) / (runsOut - ended.at)))}
            stroke="currentColor"
            strokeWidth="2"
            strokeDasharray="5 5"
          />
        ) : null}
        <text x={left} y={height - 4} className="fill-muted text-xs">
          {firstDay}
        </text>
        {lastDay === firstDay ? null : (
          <text x={width - left} y={height - 4} textAnchor="end" className="fill-muted text-xs">
            {lastDay}
          </text>
        )}
      </svg>
      {wallet.runs_out_at ? (
        <figcaption className="text-sm text-muted">
          {t("ui.wallet.runs_out", { date: format.date(wallet.runs_out_at) })}
        </figcaption>
      ) : null}
    </figure>
  );
}
