// Filtering: kind, place with the places below it, and year, each with how many results it would leave.
var kinds = form.querySelectorAll("[name=kind]"), unitBox = form.elements.unit, yearBox = form.elements.year;
var unitRows = Array.prototype.map.call(unitBox.options, function (option) {
  return { value: option.value, label: option.text, lang: option.lang };
});

function chosenKind() {
  var found = "";
  Array.prototype.forEach.call(kinds, function (radio) { if (radio.checked) { found = radio.value; } });
  return found;
}

function chosen() { return { kind: chosenKind(), unit: unitBox.value, year: yearBox.value }; }

function isIn(unit, wanted) { return !wanted || unit === wanted || unit.indexOf(wanted + "/") === 0; }

// Whether a document passes; one filter may be left out, to count what it would leave.
function passes(number, by, without) {
  return (without === "kind" || !by.kind || head.kinds[head.kindOf[number]] === by.kind) &&
    (without === "unit" || isIn(head.units[head.unitOf[number]], by.unit)) &&
    (without === "year" || !by.year || head.years[head.yearOf[number]] === by.year);
}

function countsOf(found, by, name, of) {
  var counts = {};
  found.forEach(function (number) {
    if (passes(number, by, name)) { counts[of[number]] = (counts[of[number]] || 0) + 1; }
  });
  return counts;
}

function countKinds(found, by) {
  var counts = countsOf(found, by, "kind", head.kindOf), all = 0;
  Object.keys(counts).forEach(function (kind) { all += counts[kind]; });
  Array.prototype.forEach.call(kinds, function (radio) {
    var count = radio.value ? counts[head.kinds.indexOf(radio.value)] || 0 : all, label = radio.parentNode;
    label.querySelector("small").textContent = count;
    label.hidden = !count && !radio.checked;
  });
}

function fill(box, rows, value) {
  while (box.options.length) { box.remove(0); }
  rows.forEach(function (row) {
    var option = document.createElement("option");
    option.value = row.value;
    option.text = row.label;
    if (row.lang) { option.lang = row.lang; }
    box.appendChild(option);
  });
  box.value = value;
}

function countUnits(found, by) {
  var counts = countsOf(found, by, "unit", head.unitOf);
  fill(unitBox, unitRows.map(function (row) {
    var count = 0;
    head.units.forEach(function (unit, place) { if (isIn(unit, row.value)) { count += counts[place] || 0; } });
    var label = row.value ? say("counted", { label: row.label, n: count }) : row.label;
    return { value: row.value, label: label, lang: row.lang, count: count };
  }).filter(function (row) { return row.count || !row.value || row.value === by.unit; }), by.unit);
}

function countYears(found, by) {
  var counts = countsOf(found, by, "year", head.yearOf), rows = [{ value: "", label: say("years", {}) }];
  head.years.map(function (year, place) {
    return { value: year, label: say("counted", { label: say("year", { y: year }), n: counts[place] || 0 }), count: counts[place] };
  }).filter(function (row) { return row.value && (row.count || row.value === by.year); }).sort(function (one, other) {
    return one.value < other.value ? 1 : -1;
  }).forEach(function (row) { rows.push(row); });
  fill(yearBox, rows, by.year);
}

function filtered(found, by) {
  countKinds(found, by);
  countUnits(found, by);
  countYears(found, by);
  return found.filter(function (number) { return passes(number, by, ""); });
}
