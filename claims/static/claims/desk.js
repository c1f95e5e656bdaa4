"use strict";
// Keys for decisions, a reason before a rejection, and "all columns" on the export page. Pages work without it.

function isWriting(element) {
  return Boolean(element) && (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isWriting(document.activeElement)) {
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (target) {
    event.preventDefault();
    target.click();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-needs-reason]");
  if (!button || !button.form) {
    return;
  }
  const reason = button.form.elements.reason;
  if (reason && !reason.value.trim()) {
    event.preventDefault();
    reason.setCustomValidity("Give a reason first.");
    reason.reportValidity();
    reason.focus();
  }
});

document.addEventListener("input", (event) => {
  if (event.target.name === "reason") {
    event.target.setCustomValidity("");
  }
});

document.addEventListener("change", (event) => {
  if (!event.target.classList.contains("select-toggle")) {
    return;
  }
  const row = event.target.closest("[resource-index]");
  const index = row ? row.getAttribute("resource-index") : "0";
  for (const box of document.querySelectorAll(`[resource-index="${index}"] input[type=checkbox]`)) {
    box.checked = event.target.checked;
  }
});

function closeFilters(except) {
  for (const filter of document.querySelectorAll("details.filter[open]")) {
    if (filter !== except) {
      filter.open = false;
    }
  }
}

document.addEventListener("click", (event) => closeFilters(event.target.closest("details.filter")));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closeFilters(null);
  }
});
