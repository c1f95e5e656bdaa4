"""What is no readable text is refused with its reason; what is, is kept as received."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.raw import MAX_BYTES, ReadError, check, decode


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "white space"),
        ("\ufeff\u200b \u200f".encode(), "white space"),
        (b"Trade\0rose", "NUL byte at offset 5"),
        (b"caf\xe9 trade", "0xe9 at offset 3"),
        (b"\x01\x02\x03\x04\x05PK\x06", "control characters"),
        (b"a" * (MAX_BYTES + 1), "bytes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        decode(data)


@pytest.mark.parametrize("text", ["one\r\ntwo\rthree\n", "\ufeffTitle", "\u200fשלום\u200f", "a\x0cb", "7"])
def test_a_text_is_kept_as_received(text: str) -> None:
    assert decode(text.encode()) == text


def test_a_string_is_checked_like_bytes() -> None:
    with pytest.raises(ReadError, match="NUL character at offset 1"):
        check("a\0b")
