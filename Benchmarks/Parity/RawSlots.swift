internal import BonafideCore
internal import BonafideSignals

/// The columns of the raw facts.
struct RawSlots: Sendable {
    let vpn, hosting, tor, quickBorder, wallet, listedWallet, otherCountry: Slot<Bool>
    let disposable, voip, otherDial, stackAndChain, editedName: Slot<Bool>
    let placed, elsewhere, browserGap, addressGap, night, accountNames, digits: Slot<Int64>
    let deviceUses, cvUses, photoUses, accountAge: Slot<Int64>

    init(_ catalog: SignalCatalog) {
        vpn = catalog.flag(RawSignals.vpn)
        hosting = catalog.flag(RawSignals.hosting)
        tor = catalog.flag(RawSignals.tor)
        quickBorder = catalog.flag(RawSignals.quickBorder)
        wallet = catalog.flag(RawSignals.wallet)
        listedWallet = catalog.flag(RawSignals.listedWallet)
        otherCountry = catalog.flag(RawSignals.otherCountry)
        disposable = catalog.flag(RawSignals.disposable)
        voip = catalog.flag(RawSignals.voip)
        otherDial = catalog.flag(RawSignals.otherDial)
        stackAndChain = catalog.flag(RawSignals.stackAndChain)
        editedName = catalog.flag(RawSignals.editedName)
        placed = catalog.count(RawSignals.placed)
        elsewhere = catalog.count(RawSignals.elsewhere)
        browserGap = catalog.count(RawSignals.browserGap)
        addressGap = catalog.count(RawSignals.addressGap)
        night = catalog.count(RawSignals.night)
        accountNames = catalog.count(RawSignals.accountNames)
        digits = catalog.count(RawSignals.digits)
        deviceUses = catalog.count(RawSignals.deviceUses)
        cvUses = catalog.count(RawSignals.cvUses)
        photoUses = catalog.count(RawSignals.photoUses)
        accountAge = catalog.count(RawSignals.accountAge)
    }
}
