import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { rootPath } from '../../src/assets.js';

function icon(file: string): PNG {
  return PNG.sync.read(readFileSync(rootPath('appPackage', file)));
}

function pixels(png: PNG): { red: number; green: number; blue: number; alpha: number }[] {
  return Array.from({ length: png.width * png.height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = png.data.subarray(index * 4, index * 4 + 4);
    return { red, green, blue, alpha };
  });
}

// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
describe('the icons of the app', () => {
  it('are a full-colour one of 192×192 without transparency', () => {
    const color = icon('color.png');
    assert.deepEqual([color.width, color.height], [192, 192]);
    assert.ok(pixels(color).every(({ alpha }) => alpha === 255));
    assert.ok(new Set(pixels(color).map(({ red, green, blue }) => `${red} ${green} ${blue}`)).size > 16);
  });

  it('keep the drawing of the full-colour one inside the 120×120 that no frame cuts off', () => {
    const color = icon('color.png');
    pixels(color).forEach(({ red, green, blue }, index) => {
      const [x, y] = [index % 192, Math.floor(index / 192)];
      const isDrawing = red > 200 && green > 200 && blue > 200;
      if (isDrawing) assert.ok(x >= 36 && x < 156 && y >= 36 && y < 156, `${x}, ${y}`);
    });
  });

  it('are an outline of 32×32 in white on nothing', () => {
    const outline = icon('outline.png');
    assert.deepEqual([outline.width, outline.height], [32, 32]);
    const drawn = pixels(outline).filter(({ alpha }) => alpha > 0);
    assert.ok(drawn.length > 60 && drawn.length < 600);
    assert.ok(drawn.every(({ red, green, blue }) => red === 255 && green === 255 && blue === 255));
  });
});
