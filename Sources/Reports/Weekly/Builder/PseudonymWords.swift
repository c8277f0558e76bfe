/// Words that say nothing about anybody.
enum PseudonymWords {
  static let first = [
    "Amber", "Ashen", "Azure", "Blue", "Bright", "Bronze", "Calm", "Cedar", "Clear", "Copper",
    "Coral", "Crimson", "Dawn", "Deep", "Early", "Ebony", "Fern", "Flint", "Frost", "Gentle",
    "Golden", "Granite", "Green", "Hazel", "Indigo", "Ivory", "Jade", "Late", "Lilac", "Linen",
    "Lunar", "Maple", "Marble", "Mellow", "Misty", "Mossy", "Noble", "Ochre", "Olive", "Opal",
    "Pale", "Pearl", "Pine", "Plain", "Quiet", "Rapid", "River", "Rose", "Ruby", "Rustic",
    "Sandy", "Silver", "Slate", "Snowy", "Solar", "Steady", "Stone", "Summer", "Swift", "Teal",
    "Velvet", "Violet", "Warm", "Winter",
  ]
  static let second = [
    "Badger", "Beaver", "Bison", "Bittern", "Buzzard", "Condor", "Crane", "Cricket", "Curlew",
    "Deer", "Dolphin", "Dove", "Dunlin", "Eagle", "Egret", "Eider", "Falcon", "Ferret", "Finch",
    "Gannet", "Gecko", "Godwit", "Grebe", "Grouse", "Hare", "Harrier", "Hawk", "Heron", "Hobby",
    "Ibex", "Ibis", "Jay", "Kestrel", "Kite", "Lapwing", "Lark", "Linnet", "Lynx", "Marten",
    "Merlin", "Mole", "Newt", "Nuthatch", "Osprey", "Otter", "Owl", "Pipit", "Plover", "Puffin",
    "Quail", "Raven", "Robin", "Seal", "Siskin", "Snipe", "Sparrow", "Starling", "Stork", "Swan",
    "Teal", "Tern", "Thrush", "Wagtail", "Wren",
  ]
}
