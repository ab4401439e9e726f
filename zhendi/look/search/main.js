// Conducting: what a reader types, as it is typed, and what is done with it.
var A_PAGE = 10, MOST_ROUNDS = 4, PAUSE = 90;
var input = form.elements.q, composing = false, turn = 0, timer = 0, state = null;

function isPlace(number) { return head.kinds[head.kindOf[number]] === "units"; }

function query() {
  var by = chosen();
  return { q: input.value.trim(), kind: by.kind, unit: by.unit, year: by.year };
}

// Each search has its turn: what comes late for an earlier one is let go.
function search() {
  var mine = turn += 1, asked = query();
  clearTimeout(timer);
  if (!asked.q) { showIdle(); return; }
  page.setAttribute("aria-busy", "true");
  status.textContent = say("looking", {});
  hide([browse, retry, offers, unfilter], true);
  withHead(function (came) {
    if (mine !== turn) { return; }
    if (came) { find(mine, asked); } else { showFailure(); }
  });
}

function find(mine, asked) {
  var words = wordsOf(asked.q);
  if (!words.length) { showNone(asked.q, []); return; }
  withKeys(keysOf(words), function (came) {
    if (mine !== turn) { return; }
    if (!came) { showFailure(); return; }
    settle(mine, asked, words);
  });
}

function settle(mine, asked, words) {
  var all = answers(words, lookup, isPlace), found;
  if (!all.length) { showNone(asked.q, nearest(words, lookup)); return; }
  found = filtered(all, asked);
  state = { turn: mine, words: words, left: found, whole: [], apart: [], total: found.length };
  list.textContent = "";
  filters.hidden = false;
  page.className = page.className.replace(/ is-found|$/, " is-found");
  if (found.length) { showMore(false); } else { showFiltered(); }
}

function showFiltered() {
  clear();
  status.textContent = say("filtered", {});
  unfilter.hidden = false;
}

// The next results. What holds the characters of a long word but not the word itself is kept back to the end.
function showMore(by_hand) {
  var mine = state, shown = [], rounds = 0;
  function next() {
    var wanted = mine.left.splice(0, A_PAGE - shown.length);
    rounds += 1;
    withRows(wanted, function (rows) {
      if (mine.turn !== turn) { return; }
      if (!rows) { showFailure(); return; }
      rows.forEach(function (row, place) {
        var quote = quoted(row, mine.words), item = hit(wanted[place], row, quote);
        (quote.whole ? shown : mine.apart).push(item);
      });
      if (shown.length < A_PAGE && mine.left.length && rounds < MOST_ROUNDS) { next(); } else { put(mine, shown, by_hand); }
    });
  }
  next();
}

function put(mine, shown, by_hand) {
  var first = shown[0], done = !mine.left.length;
  shown.forEach(function (item) { list.appendChild(item); });
  if (done && mine.apart.length) {
    first = first || mine.apart[0];
    apart.hidden = false;
    list.appendChild(apart);
    mine.apart.forEach(function (item) { list.appendChild(item); });
  }
  more.hidden = done;
  status.textContent = say("found", { n: mine.total });
  rest();
  if (by_hand && first) { first.querySelector("a").focus(); }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(function () { remember("replaceState", query()); search(); }, PAUSE);
}

function take(found) {
  input.value = found.q || "";
  Array.prototype.forEach.call(kinds, function (radio) { radio.checked = radio.value === (found.kind || ""); });
  fill(unitBox, unitRows, found.unit || "");
  fill(yearBox, found.year ? [{ value: "", label: "" }, { value: found.year, label: found.year }] : [{ value: "", label: "" }], found.year || "");
  search();
}

input.addEventListener("compositionstart", function () { composing = true; });
input.addEventListener("compositionend", function () { composing = false; later(); });
input.addEventListener("input", function () { if (!composing) { later(); } });
form.addEventListener("change", function (event) {
  if (event.target === input) { return; }
  remember("pushState", query());
  search();
});
form.addEventListener("submit", function (event) {
  event.preventDefault();
  remember("pushState", query());
  search();
  if (window.innerWidth < 600) { input.blur(); }
});
more.addEventListener("click", function () { more.hidden = true; showMore(true); });
retry.addEventListener("click", search);
unfilter.addEventListener("click", function () { take({ q: input.value }); remember("pushState", query()); input.focus(); });
offers.addEventListener("click", function (event) {
  var word = event.target.getAttribute("data-word");
  if (!word) { return; }
  event.preventDefault();
  take({ q: word });
  remember("pushState", query());
});
window.addEventListener("popstate", function () { take(told()); });

// The arrows walk from the field through the results, Escape goes back to the field and then clears it.
page.addEventListener("keydown", function (event) {
  var links = Array.prototype.slice.call(list.querySelectorAll("a")), here = links.indexOf(document.activeElement);
  var key = event.key, in_field = document.activeElement === input;
  if ((key === "ArrowDown" || key === "Down") && (in_field || here >= 0) && links[here + 1]) {
    event.preventDefault();
    links[here + 1].focus();
  } else if ((key === "ArrowUp" || key === "Up") && here >= 0) {
    event.preventDefault();
    (links[here - 1] || input).focus();
  } else if ((key === "Escape" || key === "Esc") && (in_field || here >= 0)) {
    if (in_field && input.value && !composing) { input.value = ""; later(); }
    input.focus();
  }
});

take(told());
if (!input.value && window.innerWidth >= 600) { input.focus(); }
