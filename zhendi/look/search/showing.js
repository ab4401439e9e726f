// Showing: the list of results, what is said of it, and what is offered where there is none.
var list = page.querySelector(".hits"), status = page.querySelector("[role=status]"), more = page.querySelector("[data-more]");
var apart = page.querySelector("[data-apart]"), offers = page.querySelector("[data-offers]"), retry = page.querySelector("[data-retry]");
var filters = page.querySelector("[data-filters]"), browse = page.querySelector("[data-browse]"), unfilter = page.querySelector("[data-unfilter]");
var model = page.querySelector("[data-hit]");

// A sentence of the page with its values put in.
function say(name, told) {
  return page.getAttribute("data-say-" + name).replace(/\{(\w+)\}/g, function (_, key) { return told[key]; });
}

function hide(elements, hidden) { elements.forEach(function (element) { element.hidden = hidden; }); }

// Nothing more is on its way; the page says what it answers.
function rest() {
  page.removeAttribute("aria-busy");
  page.setAttribute("data-answers", input.value.trim());
}

function clear() {
  page.className = page.className.replace(/ is-found/g, "");
  list.textContent = "";
  hide([more, apart, offers, retry, unfilter], true);
  rest();
}

function labelOf(number) {
  var kind = head.kinds[head.kindOf[number]], label = "";
  Array.prototype.forEach.call(kinds, function (radio) {
    if (radio.value === kind) { label = radio.parentNode.querySelector("b").textContent; }
  });
  return label;
}

function unitOf(number) {
  var unit = head.units[head.unitOf[number]];
  return unitRows.filter(function (row) { return row.value === unit; })[0];
}

function dayOf(day) {
  var found = day.split("-");
  return say("day", { y: found[0], m: +found[1], d: +found[2] });
}

function hit(number, row, told) {
  var item = model.cloneNode(true), unit = unitOf(number), link = item.querySelector("a"), time = item.querySelector("time");
  var cut = clipped(told.passage), place = item.querySelector(".hit__u"), note = item.querySelector(".hit__n");
  item.removeAttribute("data-hit");
  item.lang = row.lang;
  var label = labelOf(number), name = unit && unit.label !== row.title ? unit.label.replace(/^\u3000+/, "") : "";
  writeWhole(item.querySelector(".tag"), passage(label, told.words));
  writeWhole(place, passage(name, told.words));
  if (unit && unit.lang) { place.lang = unit.lang; }
  time.textContent = row.day ? dayOf(row.day) : "";
  if (row.day) { time.setAttribute("datetime", row.day); }
  link.href = page.getAttribute("data-pages") + row.url;
  writeWhole(link, told.title);
  write(item.querySelector(".hit__s"), told.passage, cut.from, cut.to);
  note.hidden = !told.note || told.note.chars.join("") === label || told.note.chars.join("") === name;
  if (!note.hidden) { writeWhole(note, told.note); }
  item.hidden = false;
  return item;
}

function writeWhole(element, told) { write(element, told, 0, told.chars.length); }

function showFailure() {
  clear();
  status.textContent = say("failed", {});
  retry.hidden = false;
}

function showNone(query, near) {
  clear();
  status.textContent = say("none", { q: query });
  offers.hidden = !near.length;
  browse.hidden = false;
  hide([filters], true);
  var row = offers.querySelector("ul");
  row.textContent = "";
  near.forEach(function (part) {
    var item = document.createElement("li"), link = document.createElement("a");
    link.href = addressOf({ q: part.text });
    link.setAttribute("data-word", part.text);
    link.textContent = say("counted", { label: part.text, n: part.count });
    item.appendChild(link);
    row.appendChild(item);
  });
}

function showIdle() {
  clear();
  status.textContent = "";
  filters.hidden = true;
  browse.hidden = false;
}
