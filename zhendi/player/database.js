/* Keeps a release in IndexedDB, for plain http, to which browsers lend no Cache. */
var DatabaseKeeper = (function () {
  var TABLE = 'kept';

  function asPromise(request) {
    return new Promise(function (done, failed) {
      request.onsuccess = function () { done(request.result); };
      request.onerror = request.onblocked = function () { failed(request.error || new Error('数据库被占用')); };
    });
  }

  function make(name) {
    var opened = null;

    function open() {
      var request = indexedDB.open(name, 1);
      request.onupgradeneeded = function () { request.result.createObjectStore(TABLE); };
      return asPromise(request).then(function (database) {
        database.onclose = function () { opened = null; };
        return database;
      });
    }

    /* What `act` asks of the table, once the whole transaction is on the disk. */
    function within(mode, act) {
      opened = opened || open();
      return opened.then(function (database) {
        return new Promise(function (done, failed) {
          var transaction = database.transaction(TABLE, mode, { durability: 'strict' }); /* older engines know no other */
          var request = act(transaction.objectStore(TABLE));
          transaction.oncomplete = function () { done(request.result); };
          transaction.onerror = transaction.onabort = function () {
            failed(transaction.error || request.error || new Error('数据库写不进'));
          };
        });
      });
    }

    function write(key, value) {
      return within('readwrite', function (table) { return table.put(value, key); });
    }

    /* Some engines store no Blob, only its bytes. */
    function put(key, blob) {
      return write(key, blob).then(null, function (problem) {
        if (problem.name !== 'DataCloneError') { throw problem; }
        return Sha256.bytesOf(blob).then(function (bytes) { return write(key, { type: blob.type, bytes: bytes }); });
      });
    }

    function read(key) {
      return within('readonly', function (table) { return table.get(key); });
    }

    return {
      keeps: 'indexeddb',
      keys: function () { return within('readonly', function (table) { return table.getAllKeys(); }); },
      put: put,
      take: function (key) {
        return read(key).then(function (kept) {
          return kept && !(kept instanceof Blob) ? new Blob([kept.bytes], { type: kept.type }) : kept;
        });
      },
      drop: function (key) {
        return within('readwrite', function (table) { return table.delete(key); });
      },
      read: read,
      write: write
    };
  }

  return { make: make };
})();
