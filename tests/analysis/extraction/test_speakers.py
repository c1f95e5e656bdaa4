"""From the words of a source to a name, a role or a group."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.attribution import find_attributions
from claims.analysis.extraction.name_book import NameBook
from claims.analysis.extraction.people import find_people
from claims.analysis.extraction.speakers import Speaker, resolve_speakers
from claims.analysis.masking import mask


def speakers(text: str) -> list[Speaker | None]:
    view = mask(text)
    return resolve_speakers(view, find_attributions(text), NameBook(view, find_people(view)))


def names(text: str) -> list[str | None]:
    return [s.name if s else None for s in speakers(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana Riba told the court that the dam was weak. Riba said that it would fall.", ["Ana Riba", "Ana Riba"]),
        ("Ana Riba argued that the dam was weak. She said that it would fall.", ["Ana Riba", "Ana Riba"]),
        ("Experts in Lima say that prices will rise.", ["experts in Lima"]),
        ("In Peru too, experts believe that prices will rise.", ["experts in Peru"]),
        (
            "Ana Riba, a cook at the Bank, in Lima, does not agree. What it needs, she told The Courier, is time.",
            ["Ana Riba"],
        ),
        ("Juan Osei met Ana Riba in Lima. He said that the port was late.", ["Juan Osei"]),
        ("Juan Osei and Ana Riba came. They left. She said that the port was late.", [None]),
        (
            "Ana Riba said it was late. In 1999 special envoy of President Juan Osei came, and he said that it was so.",
            ["Ana Riba", None],
        ),
        ("Ana Riba, Peru's trade minister, came. The Peruvian trade minister said that it was late.", ["Ana Riba"]),
        ("The port, Ana Riba said, is old. The noted trade analyst warned that it was weak.", ["Ana Riba", "Ana Riba"]),
        (
            "“It is late,” said Ana Riba, a member of the council, who added that it was dark.",
            ["Ana Riba", "Ana Riba"],
        ),
        ("Nobody in Peru has said that prices rose.", [None]),
        ("Neither Peru nor Chile said that prices rose.", [None]),
        ("Her lawyer said that prices rose.", ["her lawyer (unnamed)"]),
        ("Last week Chile's central bank said that prices rose.", ["Chile's central bank"]),
        ("Researchers led by Ana Riba found that prices rose.", ["researchers led by Ana Riba"]),
        ("Whether prices rose, said Costa, is for others to decide.", ["Costa"]),
        ("Peru “will pay”, the prime minister told The Courier.", ["the prime minister (unnamed)"]),
        ("Several factors explain why prices rose.", [None]),
        ("The climate suggests that prices rose.", [None]),
        ("Prices rose, according to figures from the Ministry of Ports in Lima.", ["Ministry of Ports"]),
        ("Prices rose, according to Treasury figures seen by The Courier.", ["Treasury figures seen by The Courier"]),
        ("The treaty says that prices may rise. It adds that they may fall.", ["treaty", "treaty"]),
        ("A diplomat in Lima, speaking off the record, said that prices rose.", ["a diplomat in Lima (unnamed)"]),
        ("In a letter, Osei, who has led the port since 2019, warned that prices rose.", ["Osei"]),
        ("Meridian Airways on Thursday said that prices rose.", ["Meridian Airways"]),
        ("Some said that prices would rise.", ["some (unnamed)"]),
        ("The Peruvian authorities said that prices would rise.", ["Peruvian authorities"]),
    ],
)
def test_resolves(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The harbour master was quoted as saying that the crane was safe.", ["the harbour master (unnamed)"]),
        ("Villagers say the dam has dried up their wells.", ["villagers"]),
        ("Islanders complained that the siren had been silent.", ["islanders"]),
        ("The zookeepers said that it was late.", ["zookeepers"]),
        ("The lamplighter said that the street was dark.", ["the lamplighter (unnamed)"]),
        ("Two officials, who asked not to be named, said the audit was late.", ["two officials", "two officials"]),
        ("Several sources close to the talks said the loan was late.", ["several sources close to the talks"]),
        ("Sixty-two per cent of patients said they had waited.", ["sixty-two per cent of patients"]),
        ("The court ruled that the firm had broken its word.", ["court"]),
        ("A survey of nurses by the Royal Ward Institute shows that half may leave.", ["Royal Ward Institute"]),
        ("The World Cocoa Forum, which meets in Accra, said that it was late.", ["World Cocoa Forum"]),
        ("The news agency Interlink said that the border was open.", ["Interlink"]),
        ("A leaked memo, seen by the Tide, says that the cranes are old.", ["leaked memo"]),
        ("Members of the crew, some of whom had slept, said it was late.", ["members of the crew"]),
        ("Researchers led by Aiko Mori report that the moss lives on.", ["researchers led by Aiko Mori"]),
        ("Weather forecasters in Lima said that it was late.", ["weather forecasters in Lima"]),
        ("Nine of the ten councillors said that it was late.", ["nine of the ten councillors"]),
        ("The head of the ten councillors said that it was late.", ["the head of the ten councillors (unnamed)"]),
        ("Mayor-elect Ana Riba said that it was late.", ["Ana Riba"]),
        ("The team is in Rome, coach Enzo Bari said.", ["Enzo Bari"]),
        ("The appeal court held that it was late.", ["appeal court"]),
        ("The foregoing analysis shows that both are late.", [None]),
        ("The plough said that it was late.", [None]),
        ("The factors said to be late are many.", []),
        ("Ana Riba met Juan Osei in Lima. The latter said that the port was late.", ["Juan Osei"]),
        ("Ana Riba met Juan Osei in Lima. The former said that the port was late.", ["Ana Riba"]),
        ("Ana Riba met Juan Osei and Ida Lund. The latter said that the port was late.", [None]),
        ("Riba's lawyer said that he had slept. They met Ana Riba in Lima.", ["Riba's lawyer (unnamed)"]),
        ("In 2009 then Finance Minister Aino Salmi said that no bank would fail.", ["Aino Salmi"]),
        ("Per Holm said the glacier had shrunk.", ["Per Holm"]),
        (
            "Ana Riba was quoted by the agency Interlink as saying that the border was open.",
            ["Interlink", "Ana Riba"],
        ),
        ("Ana Riba said the hull was old; Juan Osei disagreed, saying it was sound.", ["Ana Riba", "Juan Osei"]),
    ],
)
def test_who_speaks(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted


def test_a_role_that_comes_back_is_the_same_speaker() -> None:
    text = "A retired Peruvian envoy said that the talks had failed. “It was a waste of time,” the envoy said."
    first, second = names(text)
    assert first == second == "a retired Peruvian envoy (unnamed)"


def test_two_bearers_of_a_name_leave_it_unresolved() -> None:
    text = "They met Ana Riba and Juan Riba in Lima. “It is late and we are tired,” Riba said."
    assert names(text) == ["Riba"]


def test_the_apposition_is_the_affiliation() -> None:
    (one,) = speakers("Ana Riba, an economist at the Harbour Institute, said that wages had fallen.")
    assert one is not None
    assert one.name == "Ana Riba"
    assert "economist" in one.affiliation


def test_no_source_is_no_speaker() -> None:
    assert names("It was said that wages had fallen.") == [None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lima's harbour master, Ana Riba, sighed. The crane is old, she said.", ["Ana Riba"]),
        ("Among them is Ana Riba, 71, who mends nets. “The crane is old and loud,” she says.", ["Ana Riba"]),
        ("The deckhand, Ana Riba, gave evidence. The drum had slipped, she said.", ["Ana Riba"]),
        ("Ana Riba runs a clinic. The physician treated 37 cases in July, she said.", ["Ana Riba"]),
        ("Ana Riba said it was late. Riba laughed. “Juan Osei was later in 1998,” she said.", ["Ana Riba", "Ana Riba"]),
        ("Ana Riba saw Juan Osei in March. Riba laughed. The crane is old, she said.", ["Ana Riba", "Ana Riba"]),
        ("Ana Riba slept. Juan Osei left Riba Street. The crane is old, he said.", ["Juan Osei"]),
        (
            "The court said it was dark. The Bureau of Audits is wary. In May, it found that it was late.",
            ["court", "Bureau of Audits"],
        ),
        ("The court said it was dark. The crane is old. It added that it was late.", ["court", "court"]),
        ("Ana Riba climbs the tower. The first year was cold, she says.", ["Ana Riba"]),
        ("Ana Riba mends nets. Her husband, Nils, thinks they are torn.", ["Nils"]),
        ("A nurse who asked not to be named said the ward was cold.", ["a nurse (unnamed)", "a nurse (unnamed)"]),
        ("According to the Port Authority (PA), throughput rose.", ["Port Authority"]),
        ("Ana Riba attributes the rise to new cranes.", ["Ana Riba"]),
        ("By Ana Riba's count, the boxes are empty.", ["Ana Riba"]),
        ("By Tuesday, the count was over.", []),
        ("Ms Riba and Juan Osei met. Ana Riba laughed. Juan Osei slept. The crane is old, she said.", ["Ana Riba"]),
        ("Ana Riba mends nets. Her son Will sees it otherwise. The nets are torn, he said.", ["Will", "Will"]),
        ("Ana Riba mends nets. Her daughter, Ida, disagrees. “They are torn and old,” she said.", ["Ida"]),
        ("Its president, Abd al-Karim Osei, said that the crane was old.", ["Abd al-Karim Osei"]),
        ("Its president, Rui van der Meulen, said that the crane was old.", ["Rui van der Meulen"]),
        ("An expert, Prof. Ana Riba of the University of Turku, said that it was old.", ["Ana Riba"]),
        ("Fiona Riba KC said that the cable was old.", ["Fiona Riba"]),
        ("Juan Osei scored late. “I closed both my eyes,” grinned the 17-year-old.", ["Juan Osei"]),
        ("Juan Osei scored late. The goal was offside, the Croat claimed.", ["Juan Osei"]),
        ("The 17-year-old said that it was late.", ["the 17-year-old (unnamed)"]),
        ("The Port Observatory (IPO), by contrast, said that it was late.", ["Port Observatory"]),
        ("The Labour Inspectorate told Osei it was late. It added that it was dark.", ["Labour Inspectorate"] * 2),
        ("The firm denied it in a letter. “We comply with the law here,” the letter reads.", ["firm", "firm"]),
        ("Riba denied a report. “We comply with no law here,” the report reads.", ["Riba", "report"]),
        ("As Ana Riba, a former judge, put it, the law is old.", ["Ana Riba"]),
        ("Critics, Riba among them, point out that it is late.", ["critics"]),
        ("The farmers' groups estimate that it will be late.", ["farmers' groups"]),
        ("They said at least three officers had been late.", [None]),
        ("Ana Riba insisted on Saturday that it was late.", ["Ana Riba"]),
        ("Critics of the port say it is late. According to them, the crane is old.", ["critics of the port"] * 2),
        ("The reports were sent to the Croat.", []),
        ("The pans lose money, Ana Riba explained when they met.", ["Ana Riba"]),
    ],
)
def test_who_is_taken_up(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted
