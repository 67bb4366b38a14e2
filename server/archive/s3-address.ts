// Where S3-compatible storage is, as the configuration names it.

export interface S3Address {
  /** `https://host:port/bucket` */
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
}

/** Reads `s3://key:secret@host:port/bucket?region=…&tls=false`; null when it is no such address. Key and secret are percent-encoded where they need it. */
export function readS3Address(value: string): S3Address | null {
  const url = URL.parse(value)
  const bucket = url?.pathname.slice(1) ?? ''
  if (url?.protocol !== 's3:' || url.username === '' || url.password === '' || url.host === '' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return null
  const scheme = url.searchParams.get('tls') === 'false' ? 'http' : 'https'
  return {
    endpoint: `${scheme}://${url.host}/${bucket}`,
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'auto',
  }
}
