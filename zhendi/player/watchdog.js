/* Sees to it that something moves. What it cannot mend it begins anew, and it keeps the screen awake. */
var Watchdog = (function () {
  var STILL = 180; /* seconds past its time after which a screen that does not move is begun anew, */
  var RARELY = 600; /* never sooner than this after the last beginning */

  function note(problem) {
    Journal.note(problem && problem.message ? problem.message : problem);
  }

  function stayAwake() {
    if (!navigator.wakeLock || document.visibilityState !== 'visible') { return; }
    navigator.wakeLock.request('screen').then(null, function () {
      /* The device keeps its own counsel. */
    });
  }

  function make(restart) {
    var until = Pulse.elapsed();

    /* All is well for so many seconds. */
    function moved(seconds) {
      until = Pulse.elapsed() + seconds;
    }

    function tick() {
      var now = Pulse.elapsed();
      if (now < until + STILL || now < RARELY) { return; }
      until = now;
      Journal.note('画面久不动，重启播放器');
      restart();
    }

    window.addEventListener('error', function (event) { note(event.error || event.message); });
    window.addEventListener('unhandledrejection', function (event) { note(event.reason); });
    document.addEventListener('visibilitychange', stayAwake);
    stayAwake();
    return { moved: moved, tick: tick };
  }

  return { make: make };
})();
