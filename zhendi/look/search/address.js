// The address: it carries the query and the filters, so that a result can be shared and Back leads to it.
// A page opened from a folder may change nothing of its address but what follows #.
function addressOf(told) {
  var kept = ["q", "kind", "unit", "year"].filter(function (name) { return told[name]; });
  return "?" + kept.map(function (name) { return name + "=" + encodeURIComponent(told[name]); }).join("&");
}

function read(text) {
  var found = {};
  text.replace(/^[?#]\??/, "").split("&").forEach(function (pair) {
    var cut = pair.indexOf("=");
    try {
      found[pair.slice(0, cut)] = decodeURIComponent(pair.slice(cut + 1).replace(/\+/g, " "));
    } catch (unreadable) { return; }
  });
  return found;
}

function told() {
  var after = read(window.location.hash);
  return after.hasOwnProperty("q") ? after : read(window.location.search);
}

// `how` is pushState or replaceState.
function remember(how, query) {
  var address = addressOf(query);
  try {
    window.history[how](null, "", address.length > 1 ? address : window.location.pathname);
  } catch (from_folder) {
    try { window.history[how](null, "", "#" + address); } catch (refused) { return; }
  }
}
