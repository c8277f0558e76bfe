package import Basics

/// One commit of a story, before its files are worked out.
package struct StoryCommit: Hashable, Sendable {
  package let date: Instant
  package let name: ByteString
  package let email: ByteString
  package let subject: ByteString
  package let operations: [Operation]
  /// `KEY: VALUE` lines, in order.
  package let trailers: [ByteString]

  package struct Operation: Hashable, Sendable {
    package let action: Action
    /// The line of the story that asks for it, from 1.
    package let line: Int

    package init(_ action: Action, line: Int) {
      self.action = action
      self.line = line
    }
  }

  package enum Action: Hashable, Sendable {
    case write(ByteString, content: ByteString)
    case append(ByteString, text: ByteString)
    case change(ByteString)
    case delete(ByteString)
    case move(ByteString, to: ByteString)
  }

  package init(
    date: Instant, name: ByteString, email: ByteString, subject: ByteString,
    operations: [Operation], trailers: [ByteString]
  ) {
    self.date = date
    self.name = name
    self.email = email
    self.subject = subject
    self.operations = operations
    self.trailers = trailers
  }

  /// The commit's message as git stores it, ended by a line feed.
  package var message: ByteString {
    trailers.reduce(subject + (trailers.isEmpty ? "\n" : "\n\n")) { $0 + $1 + "\n" }
  }

  /// Author and committer alike: `Name <email> SECONDS +0000`.
  package var signature: ByteString { "\(name) <\(email)> \(date.seconds) +0000" }
}
