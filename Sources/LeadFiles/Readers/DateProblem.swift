internal import Basics
internal import LeadModel

/// Why a text is not a date.
struct DateProblem: Error {
  let reason: ByteString
  var help: ByteString?
}
