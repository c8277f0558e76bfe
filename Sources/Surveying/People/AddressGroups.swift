internal import Basics

/// Addresses, and which of them are one person's.
struct AddressGroups {
  typealias Index = Int32

  /// In lower case, in the order in which they were met.
  private(set) var addresses: [ByteString] = []
  private var indices: [ByteString: Index] = [:]
  /// By address: another one of the same person, or itself.
  private var parents: [Index] = []
  /// By address, for the first of each group: what `.mailmap` or `people` make of it, or -1. Two that they
  /// tell apart are never joined.
  private var written: [Index] = []

  mutating func reserve(_ count: Int) {
    addresses.reserveCapacity(count)
    indices.reserveCapacity(count)
    parents.reserveCapacity(count)
    written.reserveCapacity(count)
  }

  /// Where an address stands, added now if it is new.
  mutating func insert(_ address: ByteString) -> Index {
    if let index = indices[address] { return index }
    let index = Index(addresses.count)
    indices[address] = index
    addresses.append(address)
    parents.append(index)
    written.append(-1)
    return index
  }

  func index(of address: ByteString) -> Index? { indices[address] }

  /// The first address of a group.
  func first(of address: Index) -> Index {
    var first = address
    while parents[Int(first)] != first { first = parents[Int(first)] }
    return first
  }

  /// Says that `people` give some addresses to one person.
  mutating func write(_ addresses: [Index]) {
    guard let owner = addresses.first else { return }
    for address in addresses { parents[Int(first(of: address))] = first(of: owner) }
    written[Int(first(of: owner))] = owner
  }

  /// Says that `.mailmap` names an address as somebody's own.
  mutating func write(_ address: Index) {
    let first = first(of: address)
    if written[Int(first)] < 0 { written[Int(first)] = address }
  }

  /// Joins addresses, unless `.mailmap` or `people` tell some of them apart.
  mutating func join(_ addresses: [Index]) {
    let groups = Set(addresses.map(first))
    let owners = Set(groups.map { written[Int($0)] }.filter { $0 >= 0 })
    guard owners.count < 2, let target = groups.min() else { return }
    for group in groups { parents[Int(group)] = target }
    written[Int(target)] = owners.first ?? -1
  }
}
