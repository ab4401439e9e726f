/* SHA-256 of a Blob as hex. Browsers lend theirs to https alone, so plain http has to do with this one (FIPS 180-4); it
   also takes the long films, slice by slice, so that they need not fit into memory. */
var Sha256 = (function () {
  var BLOCK = 64;
  var SLICE = 4096 * BLOCK; /* bytes between two breaths, so that a fade goes on while a large file is checked */
  var WHOLE = 64 * SLICE; /* bytes up to which the browser's own may have a file in one piece */
  var START = [
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  ];
  var ROUNDS = rounds();

  /* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
  function rounds() {
    var found = [];
    for (var n = 2; found.length < 64; n++) {
      if (prime(n)) { found.push(((Math.pow(n, 1 / 3) % 1) * 4294967296) | 0); }
    }
    return found;
  }

  function prime(n) {
    for (var k = 2; k * k <= n; k++) {
      if (n % k === 0) { return false; }
    }
    return true;
  }

  /* The end of a message of `length` bytes with its 1 bit, noughts and length: one block or two. */
  function ending(left, length) {
    var end = new Uint8Array(left.length + 9 > BLOCK ? 2 * BLOCK : BLOCK);
    end.set(left);
    end[left.length] = 0x80;
    var view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(length / 0x20000000));
    view.setUint32(end.length - 4, (length << 3) >>> 0);
    return end;
  }

  function turn(x, by) {
    return (x >>> by) | (x << (32 - by));
  }

  function schedule(w, bytes, at) {
    var t;
    for (t = 0; t < 16; t++, at += 4) {
      w[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (; t < 64; t++) {
      var a = w[t - 15];
      var b = w[t - 2];
      w[t] =
        (w[t - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[t - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
    }
  }

  function compress(state, w, bytes, at) {
    var a = state[0], b = state[1], c = state[2], d = state[3];
    var e = state[4], f = state[5], g = state[6], h = state[7];
    schedule(w, bytes, at);
    for (var t = 0; t < 64; t++) {
      var first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t] + w[t]) | 0;
      var second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + first) | 0;
      d = c; c = b; b = a; a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach(function (value, n) { state[n] = (state[n] + value) | 0; });
  }

  function compressAll(state, w, bytes) {
    var whole = bytes.length - (bytes.length % BLOCK);
    for (var at = 0; at < whole; at += BLOCK) { compress(state, w, bytes, at); }
    return bytes.subarray(whole);
  }

  function hex(state) {
    return state.map(function (value) { return ('0000000' + (value >>> 0).toString(16)).slice(-8); }).join('');
  }

  function bytesOf(blob) {
    return new Promise(function (done, failed) {
      var reader = new FileReader();
      reader.onload = function () { done(reader.result); };
      reader.onerror = function () { failed(new Error('文件读不出来')); };
      reader.readAsArrayBuffer(blob);
    });
  }

  function own(blob) {
    var state = START.slice();
    var w = new Int32Array(64);
    return (function slice(at) {
      return bytesOf(blob.slice(at, at + SLICE)).then(function (buffer) {
        var left = compressAll(state, w, new Uint8Array(buffer));
        if (at + SLICE < blob.size) { return slice(at + SLICE); }
        compressAll(state, w, ending(left, blob.size));
        return hex(state);
      });
    })(0);
  }

  function lent(buffer) {
    return crypto.subtle.digest('SHA-256', buffer).then(function (digest) {
      return Array.prototype.map.call(new Uint8Array(digest), function (byte) {
        return ('0' + byte.toString(16)).slice(-2);
      }).join('');
    });
  }

  function of(blob) {
    return window.crypto && crypto.subtle && blob.size <= WHOLE ? bytesOf(blob).then(lent) : own(blob);
  }

  return { of: of, own: own, bytesOf: bytesOf };
})();
