"""What each value of extraction was read as, in words a person can check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from claims.analysis.corpus.documents import Citation
from claims.analysis.extraction.values import (
    Attribution,
    DateMention,
    EntityMention,
    PersonMention,
    Pieces,
    Quantity,
)
from claims.analysis.lexicon import load

_LONGEST = 60


def quoted(words: str) -> str:
    """`words` on one line in quotation marks, cut in the middle where they are many."""
    line = " ".join(words.split())
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST // 2].rstrip()} … {line[-_LONGEST // 3 :].lstrip()}"
    return f"“{line}”"


def listed(parts: Iterable[str]) -> str:
    """`parts` that are not empty, with semicolons between."""
    return "; ".join(part for part in parts if part)


def amount(low: Decimal | None, high: Decimal | None) -> str:
    """An interval in words: "40", "750 to 800", "at least 40", "at most 40"."""
    if low is not None and high is not None:
        return _plain(low) if low == high else f"{_plain(low)} to {_plain(high)}"
    if low is not None:
        return f"at least {_plain(low)}"
    return f"at most {_plain(high)}" if high is not None else "an unknown number"


def _plain(value: Decimal) -> str:
    """The value with at most six decimals, grouped by thousands."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def of_quantity(quantity: Quantity) -> str:
    """ "about 40,000,000 USD per year (money)"; what it measures comes last."""
    per = f" per {quantity.per}" if quantity.per else ""
    rough = "about " if quantity.approximate else ""
    value = f"{rough}{amount(quantity.low, quantity.high)} {quantity.unit}".strip()
    return listed([f"{value}{per} ({quantity.kind})", quantity.measures and f"measures {quoted(quantity.measures)}"])


def of_date(date: DateMention) -> str:
    """ "2012-10 (2012-10-01 to 2012-10-31)", or that it could not be placed."""
    if date.earliest is None or date.latest is None:
        return "no day can be told"
    days = date.earliest if date.earliest == date.latest else f"{date.earliest} to {date.latest}"
    return days if date.edtf in (days, f"{date.earliest}/{date.latest}") else f"{date.edtf} ({days})"


def of_entity(entity: EntityMention) -> str:
    """ "Russia (country)"."""
    return f"{entity.name} ({entity.kind})"


def of_person(person: PersonMention, full: str = "") -> str:
    """The name with the office given there; `full` is the full name for which a short one stands."""
    short = f"short for {full}" if full and full != person.name else ""
    office = f"{'former ' if person.former else ''}{person.office}{f' of {person.of}' if person.of else ''}"
    office = f"{office} ({person.period})" if person.period else office
    described = person.description and quoted(person.description)
    return listed([person.name or "a person without a name", short, office if person.office else "", described])


def of_attribution(text: str, attribution: Attribution) -> str:
    """Source, cue and content in the words of `text`."""
    parts = (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content))
    return listed([f"{name} {quoted(joined(text, pieces))}" if pieces else f"no {name}" for name, pieces in parts])


def joined(text: str, pieces: Pieces) -> str:
    """The words of the pieces, with an ellipsis between them."""
    return " … ".join(text[start:end] for start, end in pieces)


def of_citation(citation: Citation) -> str:
    """The work that the citation leads to, and its parts as read."""
    parts = (
        ("author", ", ".join(citation.authors)), ("title", citation.title), ("in", citation.container),
        ("publisher", citation.publisher), ("published", citation.published or ""), ("pages", citation.pages),
        ("accessed", citation.accessed or ""),
    )  # fmt: skip
    told = [f"{name} {value}" for name, value in parts if value]
    led = f"given by note {citation.antecedent}" if citation.antecedent is not None else ""
    return listed([str(citation.form), *told, led])


def signs_of_modality(clause: str, modality: str) -> list[str]:
    """The words of `clause` that the lexicon lists under `modality`, in their order, each once."""
    table = load("modality").get(modality, {})
    return _found(clause, (*table.get("strong", ()), *table.get("weak", ())))


def signs_of_negation(clause: str) -> list[str]:
    """The words of `clause` that can negate it."""
    table = load("modality")["negation"]
    contracted = re.findall(r"\b\w+n['’]t\b", clause)
    return [*_found(clause, (*table["words"], "no", *table["verbs"])), *contracted]


def _found(clause: str, entries: Iterable[str]) -> list[str]:
    places = sorted({(match.start(), match.group()) for entry in entries for match in _matches(clause, entry)})
    return list(dict.fromkeys(words for _, words in places))


def _matches(clause: str, entry: str) -> Iterator[re.Match[str]]:
    """The places of one entry of the lexicon: "*" stands for any ending, "..." for up to three words."""
    if entry.split(" ")[0].rstrip("*").lower() not in clause.lower():
        return iter(())
    words = (r"(?:\w+\s+){0,3}" if w == "..." else re.escape(w).replace(r"\*", r"\w*") + r"\s+" for w in entry.split())
    return re.finditer(rf"\b{''.join(words).removesuffix(chr(92) + 's+')}(?!\w)", clause, re.IGNORECASE)
