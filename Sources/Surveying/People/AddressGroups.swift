internal import Basics

/// Addresses, and which of them are one person's.
struct AddressGroups {
  typealias Index = Int32

  /// In lower case, in the order in which they were met.
  private(set) var addresses: [ByteString] = []
  private var indices: [ByteString: Index] = [:]
  /// By address: an earlier one of the same person, or itself.
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
    guard let owner = addresses.first, let target = unite(Set(addresses.map(first))) else { return }
    written[Int(target)] = owner
  }

  /// Says that `.mailmap` names an address as somebody's own.
  mutating func write(_ address: Index) {
    let first = first(of: address)
    if written[Int(first)] < 0 { written[Int(first)] = address }
  }

  /// Joins addresses, unless `.mailmap` or `people` tell some of them apart.
  mutating func join(_ addresses: [Index]) {
    let groups = Set(addresses.map { compressed($0) })
    let owners = Set(groups.map { written[Int($0)] }.filter { $0 >= 0 })
    guard owners.count < 2, let target = unite(groups) else { return }
    written[Int(target)] = owners.first ?? -1
  }

  /// - Parameter groups: the first address of each.
  private mutating func unite(_ groups: Set<Index>) -> Index? {
    guard let target = groups.min() else { return nil }
    for group in groups { parents[Int(group)] = target }
    return target
  }

  /// The first address of a group, to which the way is halved for next time.
  private mutating func compressed(_ address: Index) -> Index {
    var address = address
    while parents[Int(address)] != address {
      let above = parents[Int(parents[Int(address)])]
      parents[Int(address)] = above
      address = above
    }
    return address
  }

  /// Makes each address point at the first of its group.
  mutating func flatten() {
    for address in parents.indices { parents[address] = parents[Int(parents[address])] }
  }
}
