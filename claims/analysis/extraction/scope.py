"""What of a clause is its main part: subordinate clauses are blanked, so that their words decide nothing for it.

"The ferry, which did not sink, was repaired" is affirmed, "The ferry, which sank, was not repaired" negated. The words
that open a subordinate clause, and those that may follow where the main one goes on, are in `lexicon/modality.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.phrases import words_of
from claims.analysis.lexicon import load
from claims.analysis.masking import blank

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NEXT_WORD = re.compile(r"\s*(?:\w{2,20}ly\s+)?(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)")
# Before a clause that opens a sentence stand no more words: "yet, since ...".
_MOST_LEADING = 1
# In so many commas the main clause goes on, or not at all.
_MOST_COMMAS = 6


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A list of words of `lexicon/modality.toml`."""
    return frozenset(load("modality")[table][key])


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its main parts, all of one length.

    `main` is without any subordinate clause; `core` still has those that are the object of its verb ("that ...") and
    those that run to its end. `lower` is the clause in lower case, `words` its words.
    """

    view: str
    lower: str
    main: str
    core: str
    words: frozenset[str]

    @classmethod
    def of(cls, view: str) -> Clause:
        """The parts of a masked clause."""
        lower = view.lower() if len(view.lower()) == len(view) else view
        words = words_of(lower)
        if words.isdisjoint(listed("scope", "lowers")):
            return cls(view, lower, lower, lower, words)
        return cls(view, lower, *_parts(lower), words)


def _parts(lower: str) -> tuple[str, str]:
    """The main part and the core of a clause in lower case."""
    main = core = lower
    done = 0
    words = list(_WORD.finditer(lower))
    for i in [i for i, match in enumerate(words) if _bare(match.group()) in listed("scope", "lowers")]:
        match = words[i]
        if match.start() < done or not _lowers(words, i):
            continue
        if i == 0 and match.group() in listed("scope", "complements"):
            continue  # "that ..." is what somebody says
        if i <= _MOST_LEADING and _is_head(lower, words, i):
            comma = lower.find(",", match.end())
            if comma < 0:
                continue
            done = comma + 1
            core = blank(core, match.start(), done)
        elif "," in lower[words[i - 1].end() : match.start()]:
            done = _resumed(lower, match.end())
            if match.group() not in listed("scope", "complements"):
                core = blank(core, match.start(), done)
        elif i > 1:
            done = len(lower)
        else:
            continue
        main = blank(main, match.start(), done)
    return main, core


def _bare(word: str) -> str:
    """ "who" for "who's"."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _is_head(lower: str, words: list[re.Match[str]], i: int) -> bool:
    """Whether a subordinate clause opens the sentence, perhaps after "yet," or "and"."""
    return (
        i == 0 or "," in lower[words[i - 1].end() : words[i].start()] or words[i - 1].group() in ("and", "but", "yet")
    )


def _lowers(words: list[re.Match[str]], i: int) -> bool:
    """Whether a word that may open a subordinate clause does; not "as of May", "so far", "has since", "more than"."""
    word = _bare(words[i].group())
    before = words[i - 1].group() if i else ""
    after = words[i + 1].group() if i + 1 < len(words) else ""
    pairs = listed("scope", "pairs")
    return f"{before} {word}" not in pairs and f"{word} {after}" not in pairs


def _resumed(lower: str, at: int) -> int:
    """Where the main clause goes on after a subordinate one between commas; the end where it does not."""
    for _ in range(_MOST_COMMAS):
        at = lower.find(",", at) + 1
        if not at:
            break
        following = _NEXT_WORD.match(lower, at)
        if following and (following["word"] in listed("scope", "resumes") or following["word"].endswith("n't")):
            return at
    return len(lower)
