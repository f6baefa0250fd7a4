import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, coresReported, platformName } from './environment.ts';

const agents = {
  'Chromium 156':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
  'Firefox 150': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0',
  'Safari 26.1':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
};

test('browsers are told by their engine and version', () => {
  for (const [name, userAgent] of Object.entries(agents)) assert.equal(browserName({ userAgent }), name);
  assert.equal(
    browserName({
      userAgent: '',
      userAgentData: {
        brands: [
          { brand: 'Not A', version: '8' },
          { brand: 'Chromium', version: '157' },
        ],
        platform: 'Linux',
      },
    }),
    'Chromium 157',
  );
  assert.equal(browserName({ userAgent: 'curl/8' }), 'unknown browser');
});

test('platform, or what the user agent says of it', () => {
  assert.equal(platformName({ userAgent: '', platform: 'Linux x86_64' }), 'Linux x86_64');
  assert.equal(platformName({ userAgent: agents['Firefox 150'] }), 'Windows NT 10.0; Win64; x64; rv:150.0');
  assert.equal(platformName({ userAgent: '' }), 'unknown platform');
});

test('a browser that does not tell its cores is taken to have one', () => {
  assert.equal(coresReported({ userAgent: '' }), 1);
  assert.equal(coresReported({ userAgent: '', hardwareConcurrency: 8 }), 8);
  assert.equal(coresReported({ userAgent: '', hardwareConcurrency: Number.NaN }), 1);
});
