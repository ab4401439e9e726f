/* Time that cannot be lost. Whatever is to happen later waits in one list; the browser's timers are only the usual way
   to be punctual. Two beats a second, one from an interval and one from a worker, see to what a lost timer has left. */
var Pulse = (function () {
  var GRACE = 1; /* seconds past its time after which a timer counts as lost */
  var waiting = [];
  var beats = [];
  var interval = null;
  var last = 0; /* when the interval last beat */

  /* Seconds that only ever go forward, whatever anybody does to the device clock. */
  function elapsed() {
    return (window.performance && performance.now ? performance.now() : Date.now()) / 1000;
  }

  function safely(act) {
    try { act(); } catch (problem) { Journal.note(problem.message); }
  }

  function after(seconds, act) {
    var one = { due: elapsed() + seconds, act: act };
    one.timer = setTimeout(function () { run(one); }, seconds * 1000);
    waiting.push(one);
    return one;
  }

  function cancel(one) {
    var place = waiting.indexOf(one);
    if (place < 0) { return false; }
    waiting.splice(place, 1);
    clearTimeout(one.timer);
    return true;
  }

  function run(one) {
    if (cancel(one)) { safely(one.act); }
  }

  /* The promise's end, or after so many seconds an error with this message; its `late` tells it from the promise's own. */
  function within(seconds, message, promise) {
    return new Promise(function (done, failed) {
      var limit = after(seconds, function () {
        var problem = new Error(message);
        problem.late = true;
        failed(problem);
      });
      promise.then(
        function (value) { cancel(limit); done(value); },
        function (problem) { cancel(limit); failed(problem); }
      );
    });
  }

  function beat() {
    var now = elapsed();
    waiting.filter(function (one) { return one.due + GRACE < now; }).forEach(run);
    beats.forEach(safely);
  }

  function steady() {
    last = elapsed();
    beat();
  }

  /* The interval is lost as easily as any timer: the worker starts it again. */
  function revive() {
    if (elapsed() > last + 10) {
      clearInterval(interval);
      interval = setInterval(steady, 1000);
      last = elapsed();
    }
    beat();
  }

  function startWorker() {
    var source = new Blob(['setInterval(function () { postMessage(0); }, 1000);'], { type: 'text/javascript' });
    var worker = new Worker(URL.createObjectURL(source));
    worker.onmessage = revive;
    worker.onerror = function () { Journal.note('后台计时不可用'); };
  }

  function start(act) {
    beats.push(act);
    interval = setInterval(steady, 1000);
    if (window.Worker) { safely(startWorker); }
  }

  return { elapsed: elapsed, after: after, cancel: cancel, within: within, start: start };
})();
