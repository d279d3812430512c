/** Turning pixels as the orientation tag of TIFF and EXIF says. */
import type { Picture } from './canvas.ts';

/** Whether the orientation (1 to 8) exchanges width and height. */
export function turnsSides(orientation: number): boolean {
  return orientation >= 5;
}

/** The picture as a person shall see it; `orientation` 1 to 8 tells where the first stored row and column belong. */
export function orientPicture(picture: Picture, orientation: number): Picture {
  if (orientation <= 1 || orientation > 8) return picture;
  const { width, height } = picture;
  const swap = turnsSides(orientation);
  const across = swap ? height : width;
  const source = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, width * height);
  const target = new Uint32Array(width * height);
  // 2, 3, 7, 8: the stored columns run backwards; 3, 4, 6, 7: the stored rows do
  const flipX = [2, 3, 7, 8].includes(orientation);
  const flipY = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < height; y++) {
    const v = flipY ? height - 1 - y : y;
    for (let x = 0; x < width; x++) {
      const u = flipX ? width - 1 - x : x;
      target[swap ? u * across + v : v * across + u] = source[y * width + x] as number;
    }
  }
  return {
    rgba: new Uint8ClampedArray(target.buffer),
    width: across,
    height: swap ? width : height,
  };
}
