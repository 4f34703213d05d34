"""The way of a report through a running server, with a sweep at every station, and every answer kept."""

import json
import os
import signal
from typing import Any

import httpx
from holdings import PASSWORD
from security.marks import Marks
from security.sweeping import Sweep, Sweeper
from serving import TAGS, Server, Upload, email, wait_for, worked

from policies.access import Role

# What a depositor states beside the file, and cannot be anything.
FIELDS = ("nation", "review_type", "year", "type_as_stated", "decisions")

_SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


class Walk:
    """What the `sweeps` found and what the `answers` were, by the name of the station.

    `under_way` tells of the stations within a request whether it was still being worked on; `sent` is what was sent.
    """

    def __init__(self, server: Server, sweep: Sweeper, marks: Marks) -> None:
        self.marks = marks
        self.sweeps: dict[str, Sweep] = {}
        self.answers: dict[str, httpx.Response] = {}
        self.under_way: dict[str, bool] = {}
        self.sent: dict[str, bytes] = {}
        self._server = server
        self._sweep = sweep
        # What a browser says of itself is written by whoever uses it, too.
        self._depositor = server.client(Role.DEPOSITOR, **{"User-Agent": marks.header})
        self._clearer = server.client(Role.CLEARER)
        self._practitioner = server.client(Role.PRACTITIONER)
        self._browser = {
            role: server.client(None, **_SAME_ORIGIN) for role in (Role.DEPOSITOR, Role.CLEARER, Role.PRACTITIONER)
        }
        self._report = ""

    def go(self) -> "Walk":
        for station in (
            self._preview,
            self._deposit,
            self._refuse,
            self._sign_in,
            self._ask_early,
            self._return,
            self._reject,
            self._look,
            self._redact,
            self._clear,
            self._read,
            self._withdraw,
            self._ask_late,
        ):
            station()
        return self

    def stop(self) -> None:
        """Ends the server, and looks at what it leaves."""
        self._server.stop()
        self._look_at("stopped")

    def _preview(self) -> None:
        self._upload("preview", "/api/v1/preview", 200)

    def _deposit(self) -> None:
        self._report = self._upload("deposit", "/api/v1/reports", 201).json()["id"]

    def _upload(self, name: str, address: str, status: int) -> httpx.Response:
        marks = self.marks
        headers = {"X-Client-Path": f"C:\\Cases\\{marks.header}", "Content-Language": marks.header}
        file = (f"Review of {marks.file_name}.pdf", marks.report(), f"application/pdf; name={marks.file_name}", headers)
        fields = TAGS | {"title": marks.title, marks.field_name: marks.field_name}
        upload = Upload(self._depositor, address, file, fields)
        self.sent[name] = upload.body
        [worker] = self._server.workers
        before = worked(worker)
        upload.begin()
        self._look_at(f"{name} arriving")
        upload.finish()
        wait_for(lambda: worked(worker) > before + 2 or not upload.under_way, pause=0.001)
        os.kill(worker, signal.SIGSTOP)
        self._look_at(f"{name} in work")
        self.under_way[f"{name} in work"] = upload.under_way
        os.kill(worker, signal.SIGCONT)
        assert upload.answer is not None
        self._keep(f"{name} answered", upload.answer, status)
        self._look_at(f"{name} answered")
        return upload.answer

    def _refuse(self) -> None:
        """Everything that cannot be read, by both doors, and a form that makes no sense."""
        for name, file in self.marks.unreadable().items():
            form: dict[str, Any] = {"data": TAGS, "files": {"file": (f"{self.marks.broken}-{name}", file)}}
            self._keep(f"preview of {name}", self._depositor.post("/api/v1/preview", **form))
            self._keep(f"deposit of {name}", self._depositor.post("/api/v1/reports", **form))
        for field in FIELDS:
            form = {"data": TAGS | {field: f"{self.marks.broken} 1"}, "files": {"file": b"Nothing."}}
            self._keep(f"deposit with a bad {field}", self._depositor.post("/api/v1/reports", **form), 422)
        cut = b'--edge\r\nContent-Disposition: form-data; name="file"\r\n\r\n' + self.marks.broken.encode()
        headers = {"Content-Type": "multipart/form-data; boundary=edge"}
        self._keep("deposit cut off", self._depositor.post("/api/v1/reports", content=cut, headers=headers), 422)
        self._look_at("refused")

    def _sign_in(self) -> None:
        # The page repeats the address to whoever typed it, so that answer is not kept.
        wrong = {"email": f"{self.marks.asked}@example.org", "password": self.marks.asked}
        self._browser[Role.DEPOSITOR].post("/sign-in", data=wrong)
        for role, browser in self._browser.items():
            signed_in = browser.post("/sign-in", data={"email": email(role), "password": PASSWORD})
            self._keep(f"{role} signed in", signed_in, 303)

    def _ask_early(self) -> None:
        self._ask("early")
        self._look_at("asked for")

    def _ask_late(self) -> None:
        self._ask("late")
        self._keep("report page late", self._browser[Role.PRACTITIONER].get(f"/reports/{self._report}"))
        self._keep("report late", self._practitioner.get(f"/api/v1/reports/{self._report}"))
        self._keep("lessons late", self._practitioner.get("/api/v1/lessons"))
        self._look_at("asked for late")

    def _ask(self, when: str) -> None:
        """Searches for what must not be found. Pages repeat a query to whoever asked it, so those are not kept."""
        marks = self.marks
        for part in ("asked", "child", "phone", "in_title", "in_lesson", "said"):
            wanted = getattr(marks, part)
            self._browser[Role.PRACTITIONER].get("/search", params={"q": wanted})
            self._keep(f"search {part} {when}", self._practitioner.post("/api/v1/search", json={"q": wanted}), 200)
        faulty = self._practitioner.get("/api/v1/search", params={"q": marks.asked, "limit": marks.asked})
        self._keep(f"faulty search {when}", faulty, 422)

    def _return(self) -> None:
        form = self._small(self.marks.returned)
        report = self._keep("small deposit", self._depositor.post("/api/v1/reports", **form), 201).json()["id"]
        comment = {"comment": f"You left the {self.marks.said} in it."}
        self._keep("returned", self._clearer.post(f"/api/v1/reports/{report}/return", json=comment), 204)
        self._keep("comment", self._browser[Role.DEPOSITOR].get(f"/held/{report}"), 200)
        self._look_at("returned")

    def _reject(self) -> None:
        """A report that comes by the form of the pages, from a browser that is signed in."""
        form = self._small(self.marks.rejected)
        self._keep("deposit by page", self._browser[Role.DEPOSITOR].post("/deposit", **form), 303)
        [report] = {item["id"] for item in self._held()} - {self._report}
        reason = {"reason": "duplicate"}
        self._keep("rejected", self._clearer.post(f"/api/v1/reports/{report}/reject", json=reason), 204)
        self._look_at("rejected")

    def _small(self, stays: str) -> dict[str, Any]:
        return {"data": TAGS, "files": {"file": ("small.txt", self.marks.small(stays))}}

    def _held(self) -> list[dict[str, Any]]:
        told = self._clearer.get("/api/v1/reports", params={"state": "held"})
        items: list[dict[str, Any]] = self._keep("held list", told, 200).json()["items"]
        return items

    def _look(self) -> None:
        self._held()
        self._keep("held page", self._browser[Role.CLEARER].get("/held"), 200)
        self._keep("own held page", self._browser[Role.DEPOSITOR].get("/held"), 200)
        self._keep("candidate", self._clearer.get(f"/api/v1/reports/{self._report}/candidate"), 200)
        self._keep("candidate page", self._browser[Role.CLEARER].get(f"/held/{self._report}"), 200)
        self._keep("own candidate page", self._browser[Role.DEPOSITOR].get(f"/held/{self._report}"), 200)
        self._look_at("looked at")

    def _redact(self) -> None:
        words = {"words": [self.marks.redacted]}
        self._keep("redacted", self._clearer.post(f"/api/v1/reports/{self._report}/redactions", json=words), 204)
        self._keep("redacted candidate", self._clearer.get(f"/api/v1/reports/{self._report}/candidate"), 200)
        self._look_at("redacted")

    def _clear(self) -> None:
        self._keep("cleared", self._clearer.post(f"/api/v1/reports/{self._report}/clear"), 204)
        self._look_at("cleared")

    def _read(self) -> None:
        lesson = {"q": self.marks.in_lesson}
        found = self._keep("found", self._practitioner.post("/api/v1/search", json=lesson), 200).json()
        self._keep("found page", self._browser[Role.PRACTITIONER].get("/search", params=lesson), 200)
        self._keep("name searched", self._practitioner.post("/api/v1/search", json={"q": self.marks.mother[1]}), 200)
        self._keep("report", self._practitioner.get(f"/api/v1/reports/{self._report}"), 200)
        self._keep("report page", self._browser[Role.PRACTITIONER].get(f"/reports/{self._report}"), 200)
        self._keep("lessons", self._practitioner.get("/api/v1/lessons"), 200)
        lesson_id = found["items"][0]["lesson"]["id"]
        self._keep("lesson", self._practitioner.get(f"/api/v1/lessons/{lesson_id}"), 200)
        self._look_at("read")

    def _withdraw(self) -> None:
        address, reason = f"/reports/{self._report}/withdraw", {"reason": "identifies-someone"}
        self._keep("withdrawn", self._browser[Role.CLEARER].post(address, data=reason), 303)
        self._look_at("withdrawn")

    def _keep(self, name: str, answer: httpx.Response, status: int = 0) -> httpx.Response:
        assert answer.status_code == status or (not status and answer.status_code < 500), (name, answer.text)
        self.answers[name] = answer
        return answer

    def _look_at(self, station: str) -> None:
        self.sweeps[station] = self._sweep()


def told(answer: httpx.Response) -> bytes:
    """All of an answer that reaches whoever asked."""
    return json.dumps(list(answer.headers.items())).encode() + b"\n" + answer.content
