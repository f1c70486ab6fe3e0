/**
 * Apps that open links in a browser of their own, as they sign themselves. Those of Apple's devices and of Android
 * that do not are known by their engine; some of these here name Safari as if they were it.
 */
const APPS =
  /\bFB(AN|AV|_IAB)\/|\bInstagram\b|\bBarcelona\b|\bLine\/|\bGSA\/|\bSnapchat\b|\bmusical_ly|\bBytedance|\bLinkedInApp\b|\bTwitter for |\bTwitterAndroid\b|\[Pinterest\/|\bMicroMessenger\/|\b(WAiOS|WA4A)\/|\bReddit\//i;

/** Android's WebView says so itself. */
const ANDROID_WEB_VIEW = /\bAndroid\b[^)]*;\s*wv\)/;

const APPLE_DEVICE = /\((iPhone|iPad|iPod|Macintosh)\b[^)]*\) AppleWebKit\//;

/**
 * Whether a page is open in the browser inside another app, where windows of Plaid and of banks often do not work
 * (plaid-link 2.8, 11). By what the browser says of itself: a guess, good for an offer and for nothing else. Pure.
 */
export function isInAppBrowser(userAgent: string): boolean {
  if (APPS.test(userAgent) || ANDROID_WEB_VIEW.test(userAgent)) return true;
  // Every whole browser there names Safari, whose engine it has; a view inside an app does not.
  return APPLE_DEVICE.test(userAgent) && !userAgent.includes(' Safari/');
}
