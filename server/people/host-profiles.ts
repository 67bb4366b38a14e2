// What people ask of the programme: whether a host profile that somebody typed is one.

export interface HostProfiles {
  /** Refuses a slug that no host of the programme has (`host_unknown`), naming those that were probably meant. */
  check(slug: string): Promise<void>
}
