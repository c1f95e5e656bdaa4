"""Names and phrases as sentences for people print them: articles, plain words for stages, cuts between words."""

from __future__ import annotations

from claims.analysis.lexicon import load


def with_article(name: str) -> str:
    """A name with "the" where English puts it: "the Soviet Union", but "Chile"."""
    table = load("relation_words")["naming"]
    words = name.lower().split()
    if not words or words[0] == "the":
        return name
    return f"the {name}" if words[-1] in table["with_article"] or set(words) & set(table["bodies"]) else name


def a(noun: str) -> str:
    """A noun with "a" or "an"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def shortened(text: str, limit: int = 90) -> str:
    """`text` on one line, cut between words with "..." where it is longer than `limit`; no open bracket or stop is left
    at its end."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."
    line = line.rstrip(" .;,") if not line.endswith("...") else line
    return line.rstrip(") .") if line.count(")") > line.count("(") else line


def stage_in_words(stage: str) -> str:
    """How far a deal is: "negotiated" -> "under negotiation"."""
    words: dict[str, str] = load("relation_stages")["in_words"]
    return words.get(stage, stage)
