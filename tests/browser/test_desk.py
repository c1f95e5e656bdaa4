"""An analyst's way through the desk in a real browser, under the content security policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from claims.models.choices import RelationStatus
from tests.browser.conftest import Base, Visit

pytestmark = pytest.mark.browser


def test_a_contradiction_is_confirmed_and_taken_back(visit: Visit, base: Base) -> None:
    page = visit.page
    visit.log_in()
    expect(page.locator("h1")).to_have_text("Start")
    page.click(f"text={base.relation.explanation}")
    expect(page.locator("blockquote.quote mark").first).to_contain_text("million in 2019.")
    page.click("text=Confirm")
    expect(page.locator(".sub .chip").nth(1)).to_have_text("confirmed")
    base.relation.refresh_from_db()
    assert base.relation.status == RelationStatus.CONFIRMED
    page.click("text=Take back")
    expect(page.locator(".sub .chip").nth(1)).to_have_text("suggested")
    base.relation.refresh_from_db()
    assert base.relation.status == RelationStatus.SUGGESTED


def test_keys_decide_and_a_rejection_asks_for_its_reason(visit: Visit, base: Base) -> None:
    page = visit.page
    visit.log_in()
    visit.open(f"/admin/claims/relation/{base.relation.pk}/change/")
    page.keyboard.press("r")
    expect(page.locator("#judge_reason")).to_be_focused()
    page.keyboard.type("Other crossings are counted.")
    page.click("text=Reject")
    expect(page.locator(".sub .chip").nth(1)).to_have_text("rejected")
    page.wait_for_load_state("load")  # the chip is drawn before the script that listens for keys has run
    page.keyboard.press("u")
    expect(page.locator(".sub .chip").nth(1)).to_have_text("suggested")


@pytest.mark.parametrize(
    "path",
    [
        "/admin/claims/claim/",
        "/admin/claims/claim/import/",
        "/admin/claims/claim/export/",
        "/admin/claims/document/export/",
        "/admin/claims/assertion/add/",
        "/admin/claims/judgement/",
    ],
)
def test_pages_have_nothing_to_complain_about_and_fit_the_window(path: str, visit: Visit) -> None:
    visit.log_in()
    visit.open(path)
    expect(visit.page.locator("h1").first).to_be_visible()
    for width in (1440, 1000, 390):
        visit.page.set_viewport_size({"width": width, "height": 900})
        over = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, width


def test_records_fit_the_window(visit: Visit, base: Base) -> None:
    visit.log_in()
    for row in (base.left, base.relation, base.document, base.first, base.topic):
        visit.open(f"/admin/claims/{row._meta.model_name}/{row.pk}/change/")
        for width in (1440, 390):
            visit.page.set_viewport_size({"width": width, "height": 900})
            over = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (row, width)


def test_a_filter_opens_and_closes(visit: Visit) -> None:
    page = visit.page
    visit.log_in()
    visit.open("/admin/claims/relation/")
    page.click("summary:has-text('Verdict')")
    expect(page.locator("details.filter[open] li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("details.filter[open]")).to_have_count(0)
    page.click("summary:has-text('Verdict')")
    page.click("details.filter[open] >> text=contradicts")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)


def test_all_columns_of_an_export_are_chosen_at_once(visit: Visit) -> None:
    page = visit.page
    visit.log_in()
    visit.open("/admin/claims/claim/export/")
    boxes = page.locator(".selectable-field-export-row input[type=checkbox]:not(.select-toggle)")
    page.click("text=All columns")
    assert not any(box.is_checked() for box in boxes.all())
    page.click("text=All columns")
    assert all(box.is_checked() for box in boxes.all())
