using TrialNet.Runner.Results;

namespace TrialNet.Runner.Planning;

/// <summary>Brings forward what the past says is worth to know first. The tests of a class stay together.</summary>
internal static class PastOrder
{
    /// <summary>The classes with a test that failed first, and in each the tests that did; else as they were.</summary>
    /// <param name="tests">The tests, in order.</param>
    /// <param name="hasFailed">Whether a test failed when it ran last.</param>
    /// <returns>The tests in their new order.</returns>
    public static IReadOnlyList<TestDescriptor> FailedFirst(IEnumerable<TestDescriptor> tests, Func<TestDescriptor, bool> hasFailed) =>
        ByClass(tests, test => hasFailed(test) ? 1 : 0);

    /// <summary>The classes with the slowest tests first, and in each the slow ones; those of which nothing is known before all others.</summary>
    /// <param name="tests">The tests, in order.</param>
    /// <param name="seconds">How long a test took when it ran last; null where that is not known.</param>
    /// <returns>The tests in their new order.</returns>
    public static IReadOnlyList<TestDescriptor> SlowFirst(IEnumerable<TestDescriptor> tests, Func<TestDescriptor, double?> seconds) =>
        ByClass(tests, test => seconds(test) ?? double.PositiveInfinity);

    private static List<TestDescriptor> ByClass(IEnumerable<TestDescriptor> tests, Func<TestDescriptor, double> weight) => tests
        .Select(test => (Test: test, Weight: weight(test)))
        .GroupBy(entry => (entry.Test.Namespace, entry.Test.ClassName))
        .OrderByDescending(group => group.Max(entry => entry.Weight))
        .SelectMany(group => group.OrderByDescending(entry => entry.Weight))
        .Select(entry => entry.Test)
        .ToList();
}
