import { nameRoute, sharedMeters } from '#lib/metrics/meters.ts';

/** Of so many bills one tells how it felt: enough to see a change within hours, and no burden to anybody. */
const ONE_OF = 10;

let bills = 0;

/** Whether the document of this address is to tell how it felt: the first bill and every tenth, where anybody reads metrics. */
export function takesVitals(url: string): boolean {
  if (!sharedMeters.value || nameRoute(url) !== '/pay/[ref]') return false;
  bills += 1;
  return bills % ONE_OF === 1;
}

/**
 * The last script of such a document. Sends LCP, INP and CLS once, when the page is hidden for the first time, and
 * nothing that leads to a customer. In the language of every browser; those that cannot tell are silent.
 */
export const VITALS_SCRIPT = `(function() {
  var Observer = self.PerformanceObserver, known = Observer && Observer.supportedEntryTypes;
  if (!known || !navigator.sendBeacon || document.visibilityState === "hidden") return;
  var vitals = {}, first = 0, last = 0, sum = 0;
  function raise(name, value) {
    vitals[name] = Math.max(vitals[name] || 0, value);
  }
  function watch(type, each) {
    if (known.indexOf(type) < 0) return;
    new Observer(function(list) {
      list.getEntries().forEach(each);
    }).observe({ type: type, buffered: true, durationThreshold: 40 });
  }
  watch("largest-contentful-paint", function(entry) {
    vitals.lcp = entry.startTime;
  });
  watch("event", function(entry) {
    if (entry.interactionId) raise("inp", entry.duration);
  });
  if (known.indexOf("layout-shift") >= 0) vitals.cls = 0;
  watch("layout-shift", function(entry) {
    if (entry.hadRecentInput) return;
    var now = entry.startTime;
    if (now - last > 1000 || now - first > 5000) sum = 0, first = now;
    last = now;
    raise("cls", sum += entry.value);
  });
  document.addEventListener("visibilitychange", function() {
    navigator.sendBeacon("/vitals", JSON.stringify(vitals));
  }, { once: true });
})()`.replace(/\n\s*/g, '\n');
