// The index: its head, once, then the shards that a query needs, then the texts of the results that are shown. The texts
// lie beside the page, in its own script; the rest lies where the site begins.
var head = null, base = page.getAttribute("data-head").replace("head.js", ""), freshened = "";

function fromRow(row) {
  return {
    url: row[0], lang: row[1], day: row[2], title: row[3], names: row[4], prose: row[5], notes: row[6], sounds: row[7], read: row[8]
  };
}

function takeHead() {
  head = held.h0.data;
  head.kindOf = values(head.kind);
  head.unitOf = values(head.unit);
  head.yearOf = values(head.year);
  learn(head.variants);
}

function withHead(done) {
  ask("h0", base + "head.js", freshened, function (came) {
    if (came && head !== held.h0.data) { takeHead(); }
    done(came);
  });
}

function shardOf(key) { return placeOf(key, head.marks.length / 4); }

function markOf(number) { return head.marks.substr(number * 4, 4); }

function lookup(key) {
  var shard = held["g" + shardOf(key)];
  return shard && shard.data.hasOwnProperty(key) ? shard.data[key] : "";
}

// A shard of another digest than the head's says that the head is an old one: it is asked for anew, once.
function isStale(keys) {
  return keys.some(function (key) {
    var number = shardOf(key);
    return held["g" + number].mark !== markOf(number);
  });
}

function withKeys(keys, done) {
  var wanted = {};
  keys.forEach(function (key) {
    var number = shardOf(key);
    wanted[number] = ["g" + number, base + "g" + number + ".js", markOf(number)];
  });
  askAll(Object.keys(wanted).map(function (number) { return wanted[number]; }), function (came) {
    if (came && !freshened && isStale(keys)) {
      freshened = "" + new Date().getTime();
      forget();
      withHead(function (again) { if (again) { withKeys(keys, done); } else { done(false); } });
    } else {
      done(came);
    }
  });
}

// The rows of documents by their numbers.
function withRows(wanted, done) {
  var files = {};
  wanted.forEach(function (number) {
    var chunk = Math.floor(number / head.chunk);
    files[chunk] = ["t" + chunk, "t" + chunk + ".js", head.version];
  });
  askAll(Object.keys(files).map(function (chunk) { return files[chunk]; }), function (came) {
    done(came && wanted.map(function (number) {
      return fromRow(held["t" + Math.floor(number / head.chunk)].data[number % head.chunk]);
    }));
  });
}
