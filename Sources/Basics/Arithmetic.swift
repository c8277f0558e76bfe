internal import CSystem

/// The natural logarithm, as libc computes it.
package func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// e to the power of `value`, as libc computes it.
package func exponential(_ value: Double) -> Double { exp(value) }
