// Postings: which shard holds a gram, and the numbers of documents as zhendi/search/postings.py tells them.
function placeOf(gram, count) {
  var place = 0;
  chars(gram).forEach(function (char) {
    var code = char.charCodeAt(0);
    if (char.length > 1) { code = (code - 0xd800) * 0x400 + char.charCodeAt(1) - 0xdc00 + 0x10000; }
    place = (place * 31 + code) % 0x100000;
  });
  return place % count;
}

// Every value by itself.
function values(text) {
  var found = [], value = 0, place, code;
  for (place = 0; place < text.length; place += 1) {
    code = text.charCodeAt(place);
    if (code > 92) {
      value = value * 34 + code - 93;
    } else {
      found.push(value * 57 + code - 35);
      value = 0;
    }
  }
  return found;
}

function numbers(text) {
  var last = 0;
  return values(text).map(function (distance) { last += distance; return last; });
}

// Of two rising lists what stands in both, and what stands in either.
function both(one, other) {
  var found = [], place = 0;
  one.forEach(function (number) {
    while (place < other.length && other[place] < number) { place += 1; }
    if (other[place] === number) { found.push(number); }
  });
  return found;
}

function either(one, other) {
  if (!one.length || !other.length) { return one.length ? one : other; }
  return one.concat(other).sort(function (a, b) { return a - b; }).filter(function (number, place, all) {
    return !place || all[place - 1] !== number;
  });
}
