// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

export const salesCode: Tree = {
  'sales/__init__.py': '',
  'sales/daily.py': text`
    """Sales by day and currency. Pure: events in, figures out."""

    from collections import defaultdict
    from collections.abc import Iterable
    from datetime import datetime
    from typing import TypedDict
    from zoneinfo import ZoneInfo

    BOOKS = ZoneInfo("Europe/Dublin")


    class OrderEvent(TypedDict):
        id: str
        type: str
        orderId: str
        at: str
        amount: int
        currency: str


    def daily_sales(events: Iterable[OrderEvent]) -> dict[tuple[str, str], int]:
        """What was sold, in the currency's smallest unit, by (day, currency).

        A cancelled order is taken off the day on which it was cancelled, so a day
        that was reported once does not change.
        """
        totals: dict[tuple[str, str], int] = defaultdict(int)
        seen: set[str] = set()
        for event in events:
            if event["id"] in seen:
                continue
            seen.add(event["id"])
            sign = {"order.paid": 1, "order.cancelled": -1}.get(event["type"], 0)
            if sign:
                day = datetime.fromisoformat(event["at"]).astimezone(BOOKS).date()
                totals[day.isoformat(), event["currency"]] += sign * event["amount"]
        return dict(totals)
  `,
  'sales/report.py': text`
    """Writes the figures for people."""

    import polars


    def report(sales: dict[tuple[str, str], int]) -> polars.DataFrame:
        rows = [
            {"day": day, "currency": currency, "sales": amount / 100}
            for (day, currency), amount in sorted(sales.items())
        ]
        return polars.DataFrame(rows)
  `,
  'tests/test_daily.py': text`
    from sales.daily import OrderEvent, daily_sales


    def event(number: int, kind: str, at: str, amount: int = 1000) -> OrderEvent:
        return {
            "id": f"event-{number}",
            "type": f"order.{kind}",
            "orderId": f"ord_{number}",
            "at": at,
            "amount": amount,
            "currency": "EUR",
        }


    def test_adds_up_what_was_paid_on_a_day():
        events = [
            event(1, "paid", "2026-01-05T09:00:00+00:00"),
            event(2, "paid", "2026-01-05T17:00:00+00:00", amount=250),
        ]
        assert daily_sales(events) == {("2026-01-05", "EUR"): 1250}


    def test_counts_an_event_once():
        paid = event(1, "paid", "2026-01-05T09:00:00+00:00")
        assert daily_sales([paid, paid]) == {("2026-01-05", "EUR"): 1000}


    def test_takes_a_cancelled_order_off_the_day_of_the_cancellation():
        events = [
            event(1, "paid", "2026-01-05T09:00:00+00:00"),
            event(2, "cancelled", "2026-01-06T09:00:00+00:00"),
        ]
        assert daily_sales(events) == {
            ("2026-01-05", "EUR"): 1000,
            ("2026-01-06", "EUR"): -1000,
        }


    def test_placed_is_not_paid():
        assert daily_sales([event(1, "placed", "2026-01-05T09:00:00+00:00")]) == {}


    def test_a_summer_night_belongs_to_the_next_day_in_dublin():
        events = [event(1, "paid", "2026-07-01T23:30:00+00:00")]
        assert daily_sales(events) == {("2026-07-02", "EUR"): 1000}
  `,
  'schedule.yaml': text`
    # Read by the platform's scheduler. Times are Europe/Dublin.
    job: sales-pipeline
    command: python -m sales
    at: "04:15"
    timeoutMinutes: 60
    retries: 2
  `,
  'requirements.txt': text`
    polars==1.29.0
    pytest==8.3.5
    ruff==0.11.9
  `,
  'pyproject.toml': text`
    [project]
    name = "sales-pipeline"
    version = "1.6.0"
    requires-python = ">=3.12"

    [tool.pytest.ini_options]
    pythonpath = ["."]
    addopts = "-q"
  `,
};
