"""The text of files of other formats than plain text, taken out in a process of its own.

A broken or malicious file may make a library run for hours, use all memory or crash. In a process that is ended after
WHENCE_MAX_FILE_SECONDS and gets no more than MOST_MEMORY it costs one line of the import's report.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from claims.analysis.corpus.file_text import FileText
from claims.analysis.corpus.formats import TEXTS, media_type
from claims.analysis.corpus.raw import ReadError
from claims.analysis.corpus.reader import receive

LOG = logging.getLogger(__name__)

MOST_MEMORY = 3_000_000_000
"""Bytes of address space that reading one file may take, where the system can bound it."""

_Answer = tuple[FileText | None, str]


class Extractor:
    """Takes texts out of files. Its process starts with the first file that needs it and serves until `close`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._process: BaseProcess | None = None
        self._ours: Connection | None = None

    def receive(self, data: bytes, name: str) -> FileText:
        """The text of the file `data`. Raises ReadError where it cannot be read, or not within the time."""
        if media_type(data, name) in TEXTS:
            return receive(data, name)
        ours = self._connection()
        answer: _Answer
        try:
            ours.send((data, name))
            if not ours.poll(self.seconds):
                self._end()
                raise ReadError(
                    f"It could not be read within {self.seconds:g} seconds (WHENCE_MAX_FILE_SECONDS). Save it again, "
                    "or its text as plain text."
                )
            answer = ours.recv()
        except (EOFError, OSError) as error:
            self._end()
            LOG.exception("the process that reads files ended over %s", name)
            raise ReadError("Reading it failed: it is damaged or too large. Save its text as plain text.") from error
        found, reason = answer
        if found is None:
            raise ReadError(reason)
        return found

    @property
    def process_id(self) -> int | None:
        """The process that reads files now; None where there is none."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process, if there is one."""
        self._end()

    def _connection(self) -> Connection:
        if self._ours is None:
            context = multiprocessing.get_context("spawn")
            self._ours, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._ours

    def _end(self) -> None:
        if self._ours is not None:
            self._ours.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._ours = self._process = None


def serve(connection: Connection) -> None:
    """Answer every (data, name) with the text of the file or the reason why there is none, until nobody asks."""
    _bound_memory()
    while True:
        try:
            data, name = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        connection.send(_answer(data, name))


def _answer(data: bytes, name: str) -> _Answer:
    try:
        return receive(data, name), ""
    except ReadError as error:
        return None, str(error)
    except MemoryError:
        return None, "It needs more memory than reading a file may take. Save its text as plain text."
    except RecursionError:
        return None, "It is nested too deeply to be read. Save its text as plain text."


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
