/* Keeps a release in the browser's Cache, which it lends to https and localhost. */
var CacheKeeper = (function () {
  function last(request) {
    return request.url.replace(/^.*\//, '');
  }

  function make(name) {
    var opened = null;

    function cache() {
      return opened || (opened = caches.open(name));
    }

    function match(key) {
      return cache().then(function (cache) { return cache.match(key); });
    }

    return {
      keeps: 'cache',
      keys: function () {
        return cache().then(function (cache) { return cache.keys(); }).then(function (requests) { return requests.map(last); });
      },
      put: function (key, blob) {
        return cache().then(function (cache) {
          return cache.put(key, new Response(blob, { headers: { 'Content-Type': blob.type } }));
        });
      },
      take: function (key) {
        return match(key).then(function (answer) { return answer ? answer.blob() : null; });
      },
      drop: function (key) {
        return cache().then(function (cache) { return cache.delete(key); });
      },
      read: function (key) {
        return match(key).then(function (answer) { return answer ? answer.json() : null; });
      },
      write: function (key, value) {
        return cache().then(function (cache) { return cache.put(key, new Response(JSON.stringify(value))); });
      }
    };
  }

  return { make: make };
})();
