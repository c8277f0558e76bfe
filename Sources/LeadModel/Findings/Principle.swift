/// The five things a lead is not, and two that follow from them: what a rule serves.
package enum Principle: String, CaseIterable, Sendable {
  case noSiloedWork = "no siloed work"
  case noPridefulLeads = "no prideful leads"
  case noForcedLeads = "no forced leads"
  case noPermanentPosts = "no permanent posts"
  case noForgottenLeads = "no forgotten leads"
  case docsTellOneStory = "docs tell one story"
  case filesThemselves = "the files themselves"
}
