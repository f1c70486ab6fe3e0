import type { BrandImage, ImagePair } from '#lib/brand/brand.ts';
import { fitLogo } from '#lib/brand/fit-logo.ts';
import { getLogoClass } from '#lib/brand/logo-css.ts';

type BrandLogoProps = {
  readonly logo: ImagePair;
  /** Empty where the name stands beside it. */
  readonly alt: string;
};

/**
 * Room is kept for it before it is here, so that nothing moves. The theme knows which of the two stands on
 * what it was made for: neither the device's scheme nor the brand's says so for every ground.
 */
export function BrandLogo({ logo: { light, dark }, alt }: BrandLogoProps) {
  if (light.src === dark.src) return <Picture image={light} alt={alt} className="" />;
  return (
    <>
      <Picture image={light} alt={alt} className="on-light" />
      <Picture image={dark} alt={alt} className="on-dark" />
    </>
  );
}

function Picture(props: { image: BrandImage; alt: string; className: string }) {
  const { width, height } = fitLogo(props.image);
  return (
    // biome-ignore lint/performance/noImgElement: logos are served as they were checked
    <img
      src={props.image.src}
      alt={props.alt}
      width={width}
      height={height}
      className={`shrink-0 object-contain ${getLogoClass(props.image)} ${props.className}`}
    />
  );
}
