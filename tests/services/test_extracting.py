"""Texts of files are taken out in a process that may be slow, greedy or dead without harm to the import."""

from __future__ import annotations

import os
import signal

import pytest

from claims.analysis.corpus.raw import ReadError
from claims.services.extracting import Extractor
from tests.files import docx, html, paragraph

TOLD = "The clinic in Tarnholm treated 4,200 patients in 2018, its director, Mette Krog, said."
PAGE = html(f"<article><p>{TOLD}</p></article>")


@pytest.fixture
def extractor() -> object:
    made = Extractor(seconds=30)
    yield made
    made.close()


def test_a_text_needs_no_process(extractor: Extractor) -> None:
    assert extractor.receive(TOLD.encode(), "ward.txt").text == TOLD
    assert extractor.process_id is None


def test_one_process_serves_all_files(extractor: Extractor) -> None:
    assert extractor.receive(PAGE, "ward.html").text == f"{TOLD}\n"
    first = extractor.process_id
    assert first not in (None, os.getpid())
    assert extractor.receive(docx(paragraph(TOLD)), "ward.docx").library == "mammoth"
    assert extractor.process_id == first


def test_a_refusal_keeps_its_reason_and_the_process(extractor: Extractor) -> None:
    with pytest.raises(ReadError, match="The PDF is damaged"):
        extractor.receive(b"%PDF-1.7 nothing", "ward.pdf")
    assert extractor.receive(PAGE, "ward.html").text == f"{TOLD}\n"


def test_a_file_that_takes_too_long_is_given_up() -> None:
    slow = Extractor(seconds=0.001)
    with pytest.raises(ReadError, match=r"within 0.001 seconds \(WHENCE_MAX_FILE_SECONDS\)"):
        slow.receive(PAGE, "ward.html")
    assert slow.process_id is None
    slow.close()


def test_a_process_that_dies_costs_one_file(extractor: Extractor) -> None:
    extractor.receive(PAGE, "ward.html")
    assert extractor.process_id
    os.kill(extractor.process_id, signal.SIGKILL)
    with pytest.raises(ReadError, match="Reading it failed"):
        extractor.receive(PAGE, "ward.html")
    assert extractor.receive(PAGE, "ward.html").text == f"{TOLD}\n"
