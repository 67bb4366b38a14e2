// How large a picture is that somebody chose on their device.

/** As the browser shows it, turned the right way up; null when it cannot. */
export async function sizeOf(source: string): Promise<{ width: number; height: number } | null> {
  const image = new Image()
  image.src = source
  try {
    await image.decode()
  } catch {
    return null
  }
  return { width: image.naturalWidth, height: image.naturalHeight }
}
