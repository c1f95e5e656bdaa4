"""Invented articles for the tests of the services."""

from __future__ import annotations

HARBOUR = """# Harbours of the North

By Ada Lindqvist

The Sound Gazette | 3 May 2019

Norway and Denmark signed a ferry agreement in Oslo on 12 March 2018.

Trade turnover between Norway and Denmark was $40 million in 2018.

Lars Holm, the harbour master of Norvik, said that the port handled 300 ferries in 2018. "We need a bridge," Holm said.

Denmark bought 12 patrol boats from Norway in 2016.<sup>1</sup>

## Notes

<sup>1</sup> Inga Dahl, "Boats of the Skagerrak", Nordic Review, 2017, p. 12.
"""

BRIDGE = """# A Bridge at Last

By Bo Winther

The Copenhagen Courier | 9 June 2019

Norway and Denmark signed a ferry agreement in Oslo on 12 March 2018.

In 2018 the trade turnover of Norway with Denmark was $55 million.

Denmark bought 12 patrol boats from Norway in 2017.

Mette Krog, a shipping analyst in Aarhus, said that a bridge would cost $2 billion.
"""

BOATS = """# Boats of the Skagerrak

By Inga Dahl

Nordic Review | 2017

Denmark bought 12 patrol boats from Norway in 2016. The boats cost $30 million.
"""

UNRELATED = """# Cheese of the Alps

By Luc Favre

Switzerland exported 70,000 tonnes of cheese in 2015. Germany bought half of it, the Swiss farmers' union said.
"""

DIGEST_LINE = "Digest: this text restates an article in our own words; the original is not held here.\n\n"


def file_bytes(text: str) -> bytes:
    """The text as a file holds it."""
    return text.encode()
