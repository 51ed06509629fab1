#!/usr/bin/env python3
"""Writes NAME.json beside each NAME.toml: questions about the calendar with answers found minute by minute.

It is a second opinion, so it shares nothing with the server: zones come from Python's zoneinfo, and the days of the feed
are listed here by hand.
"""
import json
import pathlib
import random
import tomllib
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

HERE = pathlib.Path(__file__).parent
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MINUTE = timedelta(minutes=1)

# What czech.ics says, read by eye: whole days, then (date, from, to).
FEED = [(date(year, month, day), 0, 1440) for year in range(2024, 2030)
        for month, day in [(1, 1), (11, 17), (12, 24), (12, 25), (12, 26)]]
FEED += [(date(2026, 4, 6), 0, 1440), (date(2027, 3, 29), 0, 1440), (date(2028, 4, 17), 0, 1440)]
FEED += [(day, 780, 900) for day in [date(2026, 1, 30), date(2026, 2, 27), date(2026, 4, 24), date(2026, 5, 29),
                                     date(2026, 6, 26)]]

# Moments around which something happens, as local dates.
NEAR = {
    "prague-office": ["2026-01-29", "2026-03-27", "2026-04-03", "2026-10-23", "2026-11-16", "2026-12-11", "2026-12-23",
                      "2026-12-31", "2028-02-28"],
    "prague-night": ["2026-03-28", "2026-10-24", "2026-12-23", "2028-02-28"],
    "prague-gap": ["2026-03-28", "2026-10-24", "2027-03-27", "2027-10-30"],
    "new-york": ["2026-03-07", "2026-10-31", "2026-11-25", "2026-12-24", "2028-02-28"],
    "kathmandu": ["2026-03-28", "2026-06-04", "2028-02-28", "2028-02-29"],
    "lord-howe": ["2026-04-04", "2026-10-03", "2027-04-03", "2028-02-28"],
    "casablanca": ["2026-02-14", "2026-03-21", "2027-02-06", "2027-03-13", "2026-07-15"],
    "always": ["2026-03-07", "2026-10-31", "2028-02-28"],
}


def minutes(text):
    return int(text[:2]) * 60 + int(text[3:])


def span(row, whole=False):
    return (minutes(row["from"]), minutes(row["to"])) if not whole or "from" in row else (0, 1440)


class Calendar:
    def __init__(self, path):
        data = tomllib.loads(path.read_text("utf-8"))
        self.zone = ZoneInfo(data["time_zone"])
        self.slots = [(DAYS.index(day), *span(row)) for row in data["hours"] for day in row["day"]]
        self.holidays = [(row["date"], *span(row, True)) for row in data.get("holiday", []) if "date" in row]
        if any("ics" in row for row in data.get("holiday", [])):
            self.holidays += FEED
        self.exceptions = [(row["date"], *span(row)) for row in data.get("exception", [])]

    def open(self, instant):
        local = instant.astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        today, before = local.date(), local.date() - timedelta(days=1)

        def inside(day, begin, end, wanted):
            end = end if end > begin else end + 1440
            return (day == wanted(today) and begin <= minute < end) or (
                day == wanted(before) and begin <= minute + 1440 < end)

        if any(inside(*e, lambda d: d) for e in self.exceptions):
            return True
        if any(inside(*h, lambda d: d) for h in self.holidays):
            return False
        return any(inside(*s, lambda d: d.weekday()) for s in self.slots)

    def worked(self, begin, end):
        """Seconds. Whether it is open changes at whole minutes only."""
        total, at = timedelta(), begin
        while at < end:
            step = min(at.replace(second=0) + MINUTE, end)
            if self.open(at):
                total += step - at
            at = step
        return int(total.total_seconds())

    def due(self, begin, count):
        left, at = timedelta(minutes=count), begin
        while left > timedelta():
            step = at.replace(second=0) + MINUTE
            if self.open(at):
                if left <= step - at:
                    return at + left
                left -= step - at
            at = step
        return at


def text(instant):
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def cases(name, calendar):
    chance = random.Random(name)
    for near in NEAR[name]:
        midnight = datetime.combine(date.fromisoformat(near), time(), calendar.zone).astimezone(timezone.utc)
        for number in range(4):
            begin = midnight + timedelta(minutes=chance.randrange(0, 2000))
            if number == 3:
                begin += timedelta(seconds=chance.randrange(1, 60))
            end = begin + timedelta(minutes=chance.randrange(1, 4000))
            worked = calendar.worked(begin, end)
            yield {"from": text(begin), "to": text(end), "worked": worked // 60, "seconds": worked}
        for count in (0, 1, chance.randrange(2, 700)):
            begin = midnight + timedelta(minutes=chance.randrange(0, 2000))
            yield {"from": text(begin), "minutes": count, "due": text(calendar.due(begin, count))}


def main():
    total = 0
    for path in sorted(HERE.glob("*.toml")):
        rows = list(cases(path.stem, Calendar(path)))
        total += len(rows)
        lines = ",\n  ".join(json.dumps(row) for row in rows)
        path.with_suffix(".json").write_text(f"[\n  {lines}\n]\n")
    print(f"{total} cases")


main()
