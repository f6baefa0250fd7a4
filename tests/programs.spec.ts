/** What rustc says, in the page: the two versions of a diagnostic, and instructions beside their source. */
import AxeBuilder from '@axe-core/playwright';
import { expect, listen, test } from './book.fixture.ts';

const CHAPTER = 'chapters/arc/';
const DIAGNOSTIC = '#program-arc-send';
const LISTING = '#program-arc-clone';

test('a diagnostic switches between its versions without JavaScript', async ({ browser, book }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL(CHAPTER, book.url).href);
  const cell = page.locator(DIAGNOSTIC);
  await expect(cell.getByText('cannot be shared between threads safely').first()).toBeVisible();
  await expect(cell.getByText('AtomicU32::new')).toBeHidden();
  await cell.getByText('Accepted', { exact: true }).click();
  await expect(cell.getByText('AtomicU32::new')).toBeVisible();
  await expect(cell.getByText('takes it without a word')).toBeVisible();
  await expect(cell.getByText('cannot be shared between threads safely').first()).toBeHidden();
  await context.close();
});

test('arrow keys switch, too, and the playground gets the version that is shown', async ({ page, book }) => {
  await page.goto(new URL(CHAPTER, book.url).href);
  const cell = page.locator(DIAGNOSTIC);
  const code = async () => {
    const link = cell.getByRole('link', { name: /playground/ }).filter({ visible: true });
    return new URL((await link.getAttribute('href'))!).searchParams.get('code')!;
  };
  expect(await code()).toContain('Cell::new(0)');
  await cell.getByRole('radio', { name: 'Refused' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await code()).toContain('AtomicU32::new(0)');
  expect(await code()).not.toContain('//~');
});

test('a listing has a function beside its instructions, and verdicts by rustc', async ({ page, book }) => {
  await page.goto(new URL(CHAPTER, book.url).href);
  const cell = page.locator(LISTING);
  const pair = cell.getByRole('group', { name: 'clone_arc and its instructions' });
  await expect(pair).toContainText('Arc::clone');
  await expect(pair).toContainText('lock inc');
  await expect(pair).not.toContainText('no_mangle');
  await expect(cell.locator('[data-claim="arc-lock-xadd"] [data-verdict]')).toHaveText(/refuted\s+by rustc/);
  await expect(cell.locator('[data-claim="arc-atomic-both"] [data-verdict]')).toHaveText(/holds\s+by rustc/);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`programs pass axe in ${colorScheme} and fit 360 px`, async ({ browser, book }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    listen(page, complaints);
    await page.goto(new URL(CHAPTER, book.url).href);
    for (const version of ['Refused', 'Accepted']) {
      await page.locator(DIAGNOSTIC).getByText(version, { exact: true }).click();
      const { violations } = await new AxeBuilder({ page }).include('.program').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
    await context.close();
  });
