import { describe, expect, it } from 'vitest';
import { isInAppBrowser } from './is-in-app-browser.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15';
const IOS = `${IPHONE} (KHTML, like Gecko)`;
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)';
const WEB_VIEW =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A.250105.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.7339.51 Mobile Safari/537.36';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';

const IN_APPS = {
  'Facebook, iOS': `${IOS} Mobile/22G86 [FBAN/FBIOS;FBAV/480.0.0.33.108;FBBV/649;FBDV/iPhone16,1;FBMD/iPhone]`,
  'Facebook, Android': `${WEB_VIEW} [FB_IAB/FB4A;FBAV/480.0.0.54.88;]`,
  'Messenger, Android without wv': `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/480.0.0.0.1;]`,
  'Instagram, iOS': `${IOS} Mobile/22G86 Instagram 350.0.0.26.94 (iPhone16,1; iOS 18_6; en_US)`,
  'Instagram, Android': `${WEB_VIEW} Instagram 350.0.0.45.109 Android (35/15; 420dpi)`,
  'Line, iOS': `${IOS} Version/18.6 Mobile/15E148 Safari/604.1 Line/15.6.0`,
  'Google, iOS': `${IOS} GSA/380.0.788317806 Mobile/15E148 Safari/604.1`,
  'Snapchat, iOS': `${IOS} Version/18.6 Mobile/15E148 Snapchat/13.40.0.42 (like Safari/8620.1, panda)`,
  'TikTok, iOS': `${IOS} Mobile/22G86 musical_ly_39.8.0 JsSdk/2.0 NetType/WIFI BytedanceWebview/d8a21c6`,
  'TikTok, Android': `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 trill_390804 BytedanceWebview/d8a21c6`,
  'LinkedIn, iOS': `${IOS} Mobile/15E148 [LinkedInApp]/9.30.1`,
  'X, iOS': `${IOS} Mobile/22G86 Twitter for iPhone/11.20`,
  'Pinterest, iOS': `${IOS} Mobile/22G86 [Pinterest/iOS]`,
  'Pinterest, Android': `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 [Pinterest/Android]`,
  WeChat: `${IOS} Mobile/15E148 MicroMessenger/8.0.50(0x18003231) NetType/WIFI Language/en`,
  'a mail app, iOS': `${IOS} Mobile/15E148`,
  'a mail app, iPad': `${MAC} (KHTML, like Gecko)`,
  'a mail app, Android': WEB_VIEW,
};

const BROWSERS = {
  'Safari, iPhone': `${IOS} Version/18.6 Mobile/15E148 Safari/604.1`,
  'Safari, iPad and Mac': `${MAC} (KHTML, like Gecko) Version/18.6 Safari/605.1.15`,
  'Chrome, iPhone': `${IOS} CriOS/140.0.7339.101 Mobile/15E148 Safari/604.1`,
  'Firefox, iPhone': `${IOS} FxiOS/142.0 Mobile/15E148 Safari/604.1`,
  'Edge, iPhone': `${IOS} Version/18.0 EdgiOS/139.0.3405.86 Mobile/15E148 Safari/604.1`,
  'DuckDuckGo, iPhone': `${IOS} Version/18.6 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
  'Chrome, Android':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Samsung Internet': `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  'Mi Browser, built on a WebView': `${ANDROID} Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.20`,
  'DuckDuckGo, Android': `${ANDROID} Chrome/140.0.0.0 Mobile DuckDuckGo/5 Safari/537.36`,
  'Firefox, Android': 'Mozilla/5.0 (Android 15; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0',
  'Chrome, Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Chrome, Mac':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Firefox, Mac':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0',
  'WebKitGTK, Linux':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  'a device with a name like an app': `Mozilla/5.0 (Linux; Android 13; LGSA/120 Airline/3) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36`,
  'no name at all': '',
};

describe('isInAppBrowser', () => {
  it.each(Object.entries(IN_APPS))('knows %s', (_, userAgent) => {
    expect(isInAppBrowser(userAgent)).toBe(true);
  });

  it.each(Object.entries(BROWSERS))('leaves %s alone', (_, userAgent) => {
    expect(isInAppBrowser(userAgent)).toBe(false);
  });
});
