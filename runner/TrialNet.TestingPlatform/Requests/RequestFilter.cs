using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Requests;
using TrialNet.Runner.Results;
using TrialNet.TestingPlatform.Nodes;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>Which tests a request means.</summary>
/// <param name="assemblyName">The simple name of the tests' assembly: the first segment of a test's path in tree filters.</param>
internal sealed class RequestFilter(string assemblyName)
{
    private static readonly PropertyBag NoMetadata = new();

    /// <summary>The tests that pass a filter, in the order given.</summary>
    /// <exception cref="NotSupportedException">The platform has a kind of filter that is not known here.</exception>
    public IReadOnlyList<TestDescriptor> Select(IReadOnlyList<TestDescriptor> tests, ITestExecutionFilter filter)
    {
        if (filter is NopFilter)
        {
            return tests;
        }

        var matches = Predicate(filter);
        return [.. tests.Where(matches)];
    }

    private Func<TestDescriptor, bool> Predicate(ITestExecutionFilter filter)
    {
        switch (filter)
        {
            case NopFilter:
                return static _ => true;
            case TestNodeUidListFilter uids:
                var ids = uids.TestNodeUids.Select(uid => uid.Value).ToHashSet(StringComparer.Ordinal);
                return test => ids.Contains(test.Id);
            case TreeNodeFilter tree:
                return test => tree.MatchesFilter(PathOf(test), TagsOf(test));
            case CompositeTestExecutionFilter { Operator: TestExecutionFilterOperator.And } all:
                var parts = all.Filters.Select(Predicate).ToList();
                return test => parts.TrueForAll(part => part(test));
            default:
                throw new NotSupportedException($"TrialNet does not know the filter {filter.GetType().Name}.");
        }
    }

    private static PropertyBag TagsOf(TestDescriptor test) => test.Tags.Count == 0 ? NoMetadata : new PropertyBag(TagProperties.Of(test));

    private string PathOf(TestDescriptor test) =>
        $"/{Segment(assemblyName)}/{Segment(test.Namespace)}/{Segment(test.ClassName)}/{Segment(test.MethodName)}";

    // Arguments may hold anything, and a slash would look like one more level.
    private static string Segment(string name) => name.Replace("/", "%2F", StringComparison.Ordinal);
}
