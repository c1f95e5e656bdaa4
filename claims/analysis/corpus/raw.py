"""Bytes as they arrive, and the text they hold: nothing is repaired, what cannot be read is refused with its reason."""

from __future__ import annotations

import re
import unicodedata

MAX_BYTES = 20_000_000
"""The largest file that is read: twenty megabytes are some thirty novels, beyond that a file is no document."""

# Control characters and halves of pairs, which no text has and not every database stores; form feed and tab stay.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS_PER_CHARACTER = 0.01
_SAVE_AS = "Save it as plain text in UTF-8."


class ReadError(Exception):
    """The data hold no text that can be read. The message is one sentence that says why."""


def decode(data: bytes) -> str:
    """The text in `data`, which is UTF-8, exactly as received: byte order mark, line ends and direction marks are kept.

    Raises ReadError where the data are too large, empty, binary or not UTF-8.
    """
    check_size(len(data))
    if b"\0" in data:
        raise ReadError(f"The file is not plain text: there is a NUL byte at offset {data.index(0)}. {_SAVE_AS}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        raise ReadError(f"The file is not UTF-8: {byte}. {_SAVE_AS}") from error
    check(text)
    return text


def check_size(size: int) -> None:
    """Raise ReadError where a file has more than MAX_BYTES bytes."""
    if size > MAX_BYTES:
        raise ReadError(f"The file has {size:,} bytes, more than the {MAX_BYTES:,} that are read.")


def check(text: str) -> None:
    """Raise ReadError where `text` holds nothing to read: empty, blank or binary."""
    if not text:
        raise ReadError("The file is empty.")
    if "\0" in text:
        raise ReadError(f"The file is not plain text: there is a NUL character at offset {text.index(chr(0))}.")
    controls = len(_CONTROL.findall(text))
    if controls > 2 and controls > _MOST_CONTROLS_PER_CHARACTER * len(text):
        raise ReadError(f"The file is not plain text: {controls} of its {len(text)} characters are control characters.")
    if not any(_is_visible(c) for c in text):
        raise ReadError("The file holds nothing but white space.")


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in {"Cf", "Cc", "Cs", "Mn"}
