package import LeadModel

/// Two states at one instant: without a change and with it.
package struct SurveyComparison: Sendable {
  package let base: Survey
  package let head: Survey
}
