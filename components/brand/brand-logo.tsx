import type { BrandImage } from '#lib/brand/brand.ts';
import type { LogoSize } from '#lib/brand/schema/brand-choices.ts';
import { fitLogo, getLogoClass } from '#lib/brand/view/fit-logo.ts';

type BrandLogoProps = {
  readonly light: BrandImage;
  readonly dark: BrandImage;
  readonly size: LogoSize | undefined;
  /** Empty where the name stands beside it. */
  readonly alt: string;
};

/**
 * Room is kept for it before it is here, so that nothing moves. The theme knows which of the two stands on
 * what it was made for: neither the device's scheme nor the brand's says so for every ground.
 */
export function BrandLogo({ light, dark, ...props }: BrandLogoProps) {
  if (light.src === dark.src) return <Picture image={light} className="" {...props} />;
  return (
    <>
      <Picture image={light} className="on-light" {...props} />
      <Picture image={dark} className="on-dark" {...props} />
    </>
  );
}

type PictureProps = Omit<BrandLogoProps, 'light' | 'dark'> & {
  readonly image: BrandImage;
  readonly className: string;
};

function Picture({ image, alt, className, size }: PictureProps) {
  const { width, height } = fitLogo(image, size);
  return (
    // biome-ignore lint/performance/noImgElement: logos are served as they were checked
    <img
      src={image.src}
      alt={alt}
      width={width}
      height={height}
      className={`own-ground shrink-0 object-contain ${getLogoClass(image, size)} ${className}`}
    />
  );
}
