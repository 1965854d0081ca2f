// swift-format-ignore-file
/// The rule pack of the folder `Rules`, written by `Scripts/generate-pack`.
package enum EmbeddedPack {
    /// Begins the line that names each file.
    package static let mark = "#=== "
    /// All files, each behind a line with its path.
    package static let text = ####"""
#=== Rules/pack.yaml
# The pack: what holds for all rules together. Rules stand in one folder per family, one rule a file.
# Weights are decibans (10 multiply the odds by 10); a number with the ending `mb` is millibans (1000 mb = 10 decibans).
name: bonafide-base
version: 0.1.0

# Log-odds of organised identity fraud before any evidence: -1996 mb is one applicant in a hundred.
prior: -1996mb

# Inside a group the strongest rule counts whole, the next a quarter of its weight, and so on.
within: 0.25
# Across groups each further group counts 0.7 of the one before.
across: 0.7

# Rules of one group tell the same story. `cap` is the most a group may add, in decibans.
groups:
  vpn: { cap: 10, title: Hidden network origin }
  egress: { cap: 8, title: Network place against claimed place }
  travel: { cap: 8, title: Movement between sessions }
  allocation: { title: Address space of sanctioned operators }
  remote: { cap: 12, title: Remote control of a device }
  device: { cap: 9, title: Devices and equipment }
  timezone: { cap: 10, title: Working hours against claimed place }
  locale: { cap: 6, title: Clock and zone settings against claimed place }
  document: { cap: 15, title: Document forensics }
  document-copy: { cap: 15, title: Documents shared between applicants }
  payout: { cap: 15, title: Where money goes }
  shared-payout: { cap: 18, title: Payout instruments shared between applicants }
  sanctions: { title: Watchlists }
  persona: { cap: 14, title: Contact data against the person claimed }
  shared-contact: { cap: 15, title: Contact data shared between applicants }
  work: { cap: 12, title: Work history against evidence }
  shared-work: { cap: 16, title: Work history shared between applicants }
  code: { cap: 10, title: Published code against the person claimed }
  verification: { cap: 15, title: Direct checks with employers and schools }
  account: { cap: 10, title: Behaviour of the platform account }
  shared-account: { cap: 15, title: Accounts shared between applicants }
  observation: { cap: 15, title: What interviewers recorded }
  identity: { cap: 15, title: Identity checks }
  link: { cap: 15, title: Rings of linked applicants }

# Bands from the lowest up. They advise a person; they decide nothing.
bands:
  - name: low
    advice: Go on as with any applicant; nothing that was checked contradicts the claims.
  - name: elevated
    from: -1020mb
    advice: Ask the next checks named here before going on; most applicants in this band have an honest explanation.
  - name: high
    from: 0mb
    advice: Let a second person read the reasons and benign readings, and settle the next checks before any access is given.
  - name: critical
    from: 1500mb
    advice: Hold, keep the evidence, and hand the case to the person responsible for fraud; do not reject on this score alone.
"""####
}
