// Folding: one spelling of everything that a reader may take for the same. Agrees with zhendi/search/folding.py.
var KEPT = /^(?:[0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]|[\ud840-\ud887][\udc00-\udfff]|\ud888[\udc00-\udfaf])$/;
var HAN = /^(?:[\u3400-\u4dbf\u4e00-\u9fff]|[\ud840-\ud887][\udc00-\udfff]|\ud888[\udc00-\udfaf])$/;
var variants = {}, folds = {};

// The characters of a text, those too that take two units.
function chars(text) { return text.match(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) || []; }

// The index says once which characters stand for which.
function learn(pairs) {
  var each = chars(pairs), place;
  variants = {};
  folds = {};
  for (place = 0; place < each.length; place += 2) { variants[each[place]] = each[place + 1]; }
}

function narrow(char) {
  var code = char.charCodeAt(0);
  return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : char;
}

function foldChar(char) {
  if (!folds.hasOwnProperty(char)) {
    folds[char] = chars((char.normalize ? char.normalize("NFKC") : narrow(char)).toLowerCase()).map(function (one) {
      return KEPT.test(one) ? variants[one] || one : "";
    }).join("");
  }
  return folds[char];
}

function fold(text) { return chars(text).map(foldChar).join(""); }

// A text with its folded form, and for every unit of that the place of the character it comes from.
function folding(text) {
  var each = chars(text), told = "", places = [];
  each.forEach(function (char, place) {
    var become = foldChar(char), unit;
    told += become;
    for (unit = 0; unit < become.length; unit += 1) { places.push(place); }
  });
  return { chars: each, text: told, places: places };
}
