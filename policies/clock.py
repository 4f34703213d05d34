"""When a report may be public: what stands in the way on a day, when nothing does any more, and until when it stays.

House rules where no source is named in the data: a report that is public is not taken back because a rule changed, only
for a hold, an embargo, the day that was set, or the end of its file. A legal hold keeps a report from the public, and
its file from being destroyed. No function here reads a clock: `today` is the day to go by (`policies.service_day`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.due import Dates, Due, due_of
from policies.periods import IsHoliday
from policies.publication_plan import Plan
from policies.publication_rules import Recipient, Rule
from policies.wording import WHY, written


class Bar(StrEnum):
    """What keeps a report from being public."""

    NOT_CLEARED = "not-cleared"
    LEGAL_HOLD = "legal-hold"
    EMBARGO = "embargo"
    NOT_SENT = "not-sent"
    NOTICE = "notice"
    WANTED_DATE = "wanted-date"
    TAKEN_DOWN = "taken-down"
    FILE_ENDED = "file-ended"


class Warned(StrEnum):
    """What is out of order about a plan, and bars nothing."""

    SHORTENED = "shortened"
    LATE = "late"
    SHORT_NOTICE = "short-notice"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not today.

    `until` is the first day on which this no longer stands in the way, `None` where somebody has to do something first;
    `soonest` is that day if it is done today, where that can be said. `about` is the recipient's code or the embargo's
    reason.
    """

    code: Bar
    sentence: str
    until: date | None = None
    about: str = ""
    soonest: date | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that people should look at."""

    code: Warned
    sentence: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Timetable:
    """What follows from rule, plan and day.

    `earliest` is `None` while something without a date stands in the way; it may lie in the past. `public_until` is the
    last day of the minimum public period and `file_until` the last with the file: counted from the day of publication,
    or from the next day that publication can be on; `None` where that is not known, and the latter under a hold.
    """

    reasons: tuple[Reason, ...]
    earliest: date | None
    public_until: date | None
    file_until: date | None
    flags: tuple[Flag, ...]
    due: tuple[Due, ...]

    @property
    def may_be_public(self) -> bool:
        """Whether the report may be public today: published, if it is not, or stay so."""
        return not self.reasons

    @property
    def file_ended(self) -> bool:
        """Whether the file has to go; the catalogue record stays."""
        return any(reason.code is Bar.FILE_ENDED for reason in self.reasons)


def timetable(rule: Rule, plan: Plan, *, today: date, is_holiday: IsHoliday) -> Timetable:
    """The timetable of a report on that day; the same of the same, whenever and however often it is asked."""
    conditions = tuple(_conditions(rule, plan, today, is_holiday))
    days = [reason.until for reason in conditions]
    earliest = None if None in days else max((day for day in days if day), default=None)
    if plan.published_on:
        earliest = plan.published_on
    begin = plan.published_on or (max(earliest, today) if earliest else None)
    public_until = rule.minimum_public.period.end(begin) if begin else None
    file_until = rule.file.period.end(begin) if begin and not plan.hold else None
    standing = tuple(
        reason for reason in (*conditions, *_ends(plan, today, file_until)) if not reason.until or today < reason.until
    )
    dates = Dates(today, earliest, public_until, file_until)
    flags = tuple(_flags(rule, plan, dates, conditions, is_holiday))
    return Timetable(standing, earliest, public_until, file_until, flags, due_of(rule, plan, dates, is_holiday))


def _conditions(rule: Rule, plan: Plan, today: date, is_holiday: IsHoliday) -> Iterator[Reason]:
    if plan.hold:
        yield Reason(Bar.LEGAL_HOLD, "There is a legal hold on the report.")
    for embargo in plan.embargoes:
        end = f"until {written(embargo.until)}" if embargo.until else "until it is lifted"
        sentence = f"There is an embargo for {WHY[embargo.reason]} {end}."
        yield Reason(Bar.EMBARGO, sentence, embargo.until, embargo.reason)
    if plan.published_on:
        return
    if plan.cleared_on is None:
        yield Reason(Bar.NOT_CLEARED, "The report is not cleared.")
    else:
        yield Reason(Bar.NOT_CLEARED, f"The report is cleared from {written(plan.cleared_on)} on.", plan.cleared_on)
    if not plan.public_elsewhere:
        for recipient in rule.recipients:
            if recipient.notice:
                yield _notice(recipient, plan, today, is_holiday)
    if plan.publish_on:
        yield Reason(Bar.WANTED_DATE, f"It is to be published on {written(plan.publish_on)}.", plan.publish_on)


def _notice(recipient: Recipient, plan: Plan, today: date, is_holiday: IsHoliday) -> Reason:
    notice = recipient.notice
    assert notice is not None
    sent = plan.sent.get(recipient.code)
    # A day that is yet to come is an intention: the notice begins when the report was sent.
    if sent is None or sent > today:
        day = notice.over(today, is_holiday)
        sentence = (
            f"It was not sent to {recipient.name}, who must have it {notice} before publication. "
            f"Sent today, it may be published from {written(day)} on."
        )
        return Reason(Bar.NOT_SENT, sentence, None, recipient.code, day)
    over = notice.over(sent, is_holiday)
    sentence = f"{recipient.name} must have it {notice} before publication, which may be from {written(over)} on."
    return Reason(Bar.NOTICE, sentence, over, recipient.code)


def _ends(plan: Plan, today: date, file_until: date | None) -> Iterator[Reason]:
    if plan.take_down_on and plan.take_down_on <= today:
        yield Reason(Bar.TAKEN_DOWN, f"It was to be public until {written(plan.take_down_on)} and not after.")
    if plan.published_on and file_until and file_until < today:
        yield Reason(Bar.FILE_ENDED, f"Its file was there until {written(file_until)}; the catalogue record stays.")


def _flags(
    rule: Rule, plan: Plan, dates: Dates, conditions: tuple[Reason, ...], is_holiday: IsHoliday
) -> Iterator[Flag]:
    if plan.take_down_on and dates.public_until and plan.take_down_on <= dates.public_until:
        sentence = (
            f"It is to be taken down on {written(plan.take_down_on)}, before the minimum public period of "
            f"{rule.minimum_public.period} is over on {written(dates.public_until)}."
        )
        yield Flag(Warned.SHORTENED, sentence)
    wanted = plan.publish_on
    if wanted and not plan.published_on:
        for reason in conditions:
            if (reason.until or reason.soonest or dates.today) > wanted:
                yield Flag(Warned.LATE, f"It cannot be published on {written(wanted)}. {reason.sentence}", reason.about)
    if plan.published_on and not plan.public_elsewhere:
        for recipient in rule.recipients:
            sent = plan.sent.get(recipient.code)
            if recipient.notice and (sent is None or recipient.notice.over(sent, is_holiday) > plan.published_on):
                sentence = f"It was published before {recipient.name} had had it for {recipient.notice}."
                yield Flag(Warned.SHORT_NOTICE, sentence, recipient.code)
