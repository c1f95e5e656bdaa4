"""Noun phrases as comparing sees them: the names in a phrase, its noun, what sets it apart.

No grammar is needed for that: a phrase begins at its article or after a word that joins, and ends before one. Offsets
are those of the view that is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.cues import Tag, verb_forms
from claims.analysis.lexicon import load
from claims.analysis.relations.phrases import past_forms
from claims.analysis.relations.wording import fold, stem

TOKEN = re.compile(r"No\.(?=\s*\d)|\d+(?:[.,]\d+)+(?:-[^\W\d_]+)*|[^\W_]+(?:[-'.&/][^\W_]+)*'?|&")
PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "that"})
PERSONAL = frozenset({"he", "she", "who"})
_POSSESSIVE = re.compile(r"(?:'s|s')$")
# Longer words in "-ed" are past forms.
SHORTEST_PAST = 5
# No phrase is longer, in words.
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at `[start, end)`.

    `names` are the folded words of its proper name, `kind` the class of its noun ("ship" for "ferry"; the stem
    noun where it has no class; "" where there is only a name), `marks` other words that tell which thing is meant,
    `owner` the names and class of who has it ("the club's home"). `definite` is False behind "a", "two", "some".
    """

    start: int
    end: int
    names: frozenset[str] = frozenset()
    kind: str = ""
    marks: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    definite: bool = True
    pronoun: str = ""
    person: bool = False

    @property
    def words(self) -> frozenset[str]:
        """What comparing needs of it: `#name`, `=class`, `+mark`, `'owner`."""
        kind = {f"={self.kind}"} if self.kind else set()
        return frozenset(
            {f"#{n}" for n in self.names} | kind | {f"+{m}" for m in self.marks} | {f"'{o}" for o in self.owner}
        )


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(load("relation_things")[name])


@cache
def _classes() -> dict[str, str]:
    return {word: row[0] for row in load("relation_things")["classes"] for word in row}


@cache
def boundaries() -> frozenset[str]:
    """Words at which a noun phrase ends: those of grammar, no content words."""
    table = load("grammar")["words"]
    groups = (
        "be",
        "have",
        "modal",
        "do",
        "preposition",
        "subordinator",
        "conjunction",
        "subject",
        "object",
        "relative",
    )
    found = frozenset(word for group in groups for word in table[group]) | frozenset(table["adverb"])
    return (found | listed("stops")) - listed("idle") - listed("another") - _determiners()


@cache
def _determiners() -> frozenset[str]:
    table = load("grammar")["words"]
    return frozenset(table["determiner"]) | frozenset(table["possessive"])


@cache
def _not_adverbs() -> frozenset[str]:
    return frozenset(load("grammar")["words"]["not_adverb"])


@cache
def class_of(noun: str) -> str:
    """The class of a noun in any number ("ferries" -> "ship"), or its stem form."""
    table = _classes()
    low = fold(noun)
    for form in (low, low[:-1] if low.endswith("s") else low, low[:-2] if low.endswith("es") else low):
        if form in table:
            return table[form]
    return table.get(low[:-3] + "y", stem(low)) if low.endswith("ies") else stem(low)


@cache
def has_class(noun: str) -> bool:
    """True for a noun of the lexicon's classes."""
    return class_of(noun) in {row[0] for row in load("relation_things")["classes"]}


@cache
def _past_forms() -> frozenset[str]:
    """Past forms and participles of the verbs that grammar or the happenings know."""
    known = {w for w, readings in verb_forms().items() if any(r.tag in (Tag.PAST, Tag.PARTICIPLE) for r in readings)}
    rows = load("relation_happenings")["happening"]
    lemmas = {verb.split()[0] for row in rows for key in ("passive", "active", "does") for verb in row.get(key, ())}
    return frozenset(known | {form for lemma in lemmas for form in past_forms(lemma)})


def is_past(word: str) -> bool:
    """True for the past form or participle of a known verb, in small letters."""
    return word in _past_forms() or (len(word) > SHORTEST_PAST and word.endswith("ed") and not word.endswith("eed"))


@cache
def is_third(word: str) -> bool:
    """True for the third person of a verb that the grammar knows: "makes"."""
    return any(reading.tag is Tag.THIRD for reading in verb_forms().get(word, ()))


def _ends(token: str) -> bool:
    """True for a word that no noun phrase goes across."""
    low = token.lower()
    if token[0].isupper():
        return low in listed("openers") and not token.isupper()
    return low in boundaries() or (low.endswith("ly") and low not in _not_adverbs()) or _is_year(low)


def _is_year(token: str) -> bool:
    return token.isdigit() and len(token) == 4


def phrase_from(view: str, start: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at the first word behind `start`; None where no noun stands there."""
    tokens: list[re.Match[str]] = []
    position = start
    while len(tokens) < LONGEST:
        token = TOKEN.search(view, position, limit)
        if token is None or view[position : token.start()].strip(" \n" if tokens else ' "(\n'):
            break
        word = token.group()
        low = word.lower()
        if tokens and low in _determiners():
            break
        if _ends(word) and not _joins(view, tokens, token, limit):
            if not tokens and low in PRONOUNS:
                return Phrase(token.start(), token.end(), pronoun=low)
            break
        if tokens and _is_name(tokens[-1].group()) and is_third(low) and not has_class(low):
            break
        if tokens and low in listed("indefinite") and _is_name(tokens[-1].group()):
            break
        if tokens and word[0].islower() and is_past(low) and not _only_idle(tokens):
            break
        tokens.append(token)
        position = token.end()
    return made(view, tokens)


def phrase_until(view: str, start: int, end: int) -> Phrase | None:
    """The noun phrase that ends right before `end`; None where no noun stands there."""
    tokens: list[re.Match[str]] = []
    found = list(TOKEN.finditer(view, start, end))
    position = end
    for at in range(len(found) - 1, -1, -1):
        token = found[at]
        word, low = token.group(), token.group().lower()
        if view[token.end() : position].strip(" \n" if tokens else ' "\n') or len(tokens) >= LONGEST:
            break
        joins = (
            bool(tokens) and low in listed("joiners") and tokens[0].group()[0].isupper()
            and at > 0 and found[at - 1].group()[0].isupper() and not view[found[at - 1].end() : token.start()].strip()
        )  # fmt: skip
        if _ends(word) and not joins:
            if not tokens and low in PRONOUNS:
                return Phrase(token.start(), token.end(), pronoun=low)
            break
        if word[0].islower() and ((is_past(low) and verb_before(found, at)) or _told_of_pronoun(found, at)):
            break
        tokens.insert(0, token)
        position = token.start()
        if low in _determiners():
            break
    return made(view, tokens)


def _told_of_pronoun(found: list[re.Match[str]], at: int) -> bool:
    """True for "replaces" of "It replaces the old clinic"."""
    return at > 0 and found[at - 1].group().lower() in PRONOUNS | {"we", "i", "you"}


def verb_before(found: list[re.Match[str]], at: int) -> bool:
    """True where the past form at `at` is a verb and not an adjective: no article stands before it."""
    return at == 0 or found[at - 1].group().lower() not in _determiners()


def _joins(view: str, tokens: list[re.Match[str]], token: re.Match[str], limit: int) -> bool:
    """True for "of" in "University of Ulm": a small word between two parts of one name."""
    if not tokens or token.group().lower() not in listed("joiners") or not tokens[-1].group()[0].isupper():
        return False
    behind = TOKEN.search(view, token.end(), limit)
    if behind is None or view[token.end() : behind.start()].strip() or not behind.group()[0].isupper():
        return False
    return token.group().lower() != "for" or has_class(tokens[-1].group())


def _only_idle(tokens: list[re.Match[str]]) -> bool:
    return all(t.group().lower() in _determiners() | listed("idle") for t in tokens)


def made(view: str, tokens: list[re.Match[str]]) -> Phrase | None:
    """The phrase of `tokens`, or None where there is no noun or name among them."""
    words = [t.group() for t in tokens]
    while words and words[0] in ("&",):
        words, tokens = words[1:], tokens[1:]
    owner: frozenset[str] = frozenset()
    for at, word in enumerate(words[:-1]):
        if _POSSESSIVE.search(word) and word.lower() not in _determiners() and not all(map(_is_name, words[at + 1 :])):
            owner = _names_of(words[: at + 1]) or frozenset({class_of(bare(word))})
            words = words[at + 1 :]
            break
    content = [w for w in words if w.lower() not in _determiners()]
    if not content:
        return None
    names = _names_of(content)
    if len(names) == 1 and len(words) > 1 and has_class(min(names)) and words[0].lower() in _determiners():
        names = frozenset()  # "the Alliance" is short for the one that has a name
    plain = [
        w
        for w in content
        if (not _is_name(w) or not names) and not w[0].isdigit() and w.lower() not in listed("joiners")
    ]
    kind = _kind(content, plain)
    first = words[0].lower()
    definite = bool(owner) or bool(names) or not (first in listed("indefinite") or first[0].isdigit())
    if not definite and kind and names:
        definite = True
    idle = listed("idle")
    marks = {stem(fold(w)) for w in plain if class_of(w) != kind and w.lower() not in idle and not w[0].isdigit()}
    if not (names or kind):
        return None
    return Phrase(tokens[0].start(), tokens[-1].end(), names, kind, frozenset(marks), owner, definite)


def _last_run(words: list[str]) -> list[str]:
    """The last words of a phrase that stand together as one name."""
    run: list[str] = []
    for word in reversed(words):
        if _is_name(word) or (word.isdigit() and "No." in words) or (run and word.lower() in listed("joiners")):
            run.insert(0, word)
        elif run and word.lower() not in listed("suffixes"):
            break
    return run


@cache
def demonyms() -> dict[str, str]:
    """The adjectives of nationality that are one word, folded, with the names of their countries."""
    rows = load("countries")["countries"].items()
    return {fold(a): name for name, row in rows for a in row.get("adjectives", ()) if " " not in a}


def _kind(content: list[str], plain: list[str]) -> str:
    """The class of the noun: the last word in small letters, or a last name word that is one ("Lund Treaty")."""
    pair = " ".join(w.lower() for w in content[-2:])
    if len(content) > 1 and pair in _classes():
        return _classes()[pair]
    if has_class(content[-1]):
        return class_of(content[-1])
    named = [w for w in content if _is_name(w)]
    if len(named) > 1 and named[0].lower() in listed("before_names") and has_class(named[0]):
        return class_of(named[0])
    lasting = [w for w in plain if w.lower() not in listed("idle") | listed("addresses") | listed("indefinite")]
    if lasting and (has_class(bare(lasting[-1])) or not named or content.index(lasting[-1]) < content.index(named[-1])):
        return class_of(bare(lasting[-1]))
    return class_of(named[0]) if len(named) > 1 and has_class(named[0]) and {"of", "for"} & set(content) else ""


def bare(word: str) -> str:
    return _POSSESSIVE.sub("", word).rstrip("'")


def _is_name(word: str) -> bool:
    return (word[0].isupper() or (word[0].isdigit() and any(c.isupper() for c in word))) and word.lower() not in (
        listed("no_names") | listed("indefinite") | _determiners() | listed("addresses")
    )


def _names_of(words: list[str]) -> frozenset[str]:
    """The folded words of the last name among `words`; a noun that only says what it is ("Treaty") and a nationality
    stand aside where other words remain."""
    run = _last_run(words)
    names = [
        bare(w) for w in run if (_is_name(w) or w.isdigit()) and w != "No." and w.lower() not in listed("suffixes")
    ]
    if names and all(fold(w) in demonyms() for w in names):
        return frozenset(fold(part) for w in names for part in demonyms()[fold(w)].split())
    names = [w for w in names if fold(w) not in demonyms()]
    if len(names) > 1 and names[0].lower() in listed("before_names"):
        names = names[1:]
    if len(names) > 1 and has_class(names[-1]):
        names = names[:-1]
    elif len(names) > 1 and has_class(names[0]) and {"of", "for"} & set(words):
        names = names[1:]
    return frozenset(fold(w) for w in names)
