using System.Reflection;
using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>Writes tests and their results as the platform's nodes. A node's uid and name are the test's id.</summary>
/// <param name="tests">The assembly with the tests.</param>
/// <param name="methodOf">Finds the method of a test by its id.</param>
/// <param name="locate">Finds the tests' places in the source; asked only when a test went wrong that does not know its own.</param>
/// <param name="withTrx">Whether a TRX report is being written, which wants properties of its own.</param>
internal sealed class TestNodes(
    Assembly tests, Func<string, MethodInfo?> methodOf, Func<IReadOnlyList<TestDescriptor>> locate, bool withTrx)
{
    private readonly MethodIdentifiers _identifiers = new(tests, methodOf);
    private readonly Lazy<Dictionary<string, TestDescriptor>> _located = new(() => locate().ToDictionary(test => test.Id, StringComparer.Ordinal));
    private readonly List<FinishedTest> _finished = [];

    public TestNode Discovered(TestDescriptor test) => Node(test, Describe(test, DiscoveredTestNodeStateProperty.CachedInstance));

    /// <summary>What the platform is to be told of an event of a run; null for events that mean nothing to it.</summary>
    public TestNode? Of(TestEvent testEvent) => testEvent switch
    {
        // Published before the test runs, so that a dump of a hanging or crashed process can name it.
        TestStarted started => Node(started.Test, new PropertyBag(InProgressTestNodeStateProperty.CachedInstance)),
        TestFinished finished => Remembered(finished.Result),
        TestCameLate late => Late(late),
        _ => null,
    };

    // Looked for again only when something comes late, which is seldom: a list is enough.
    private TestNode Remembered(TestResult result)
    {
        _finished.Add(FinishedTest.Of(result));
        return Finished(result);
    }

    // The platform cannot take a verdict back: it gets a second one for the same node, and counts both.
    private TestNode? Late(TestCameLate late)
    {
        var index = _finished.FindLastIndex(finished => string.Equals(finished.Test.Id, late.TestId, StringComparison.Ordinal));
        if (index < 0)
        {
            return null;
        }

        var result = _finished[index].Result;
        result = result with { Verdict = Verdict.Late, Problems = [.. result.Problems, late.Problem] };
        _finished[index] = FinishedTest.Of(result);
        return Finished(result);
    }

    private TestNode Finished(TestResult result)
    {
        var state = NodeState.Of(result);
        var isGreen = state is PassedTestNodeStateProperty or SkippedTestNodeStateProperty;
        var properties = Describe(isGreen ? result.Test : Located(result.Test), state);
        properties.Add(Timings.Of(result));
        OutputProperties.AddTo(properties, result.Output);
        if (result.Problems is [{ Expected: { } expected, Actual: { } actual }, ..])
        {
            properties.Add(new AssertionFailureProperty(expected, actual));
        }

        if (withTrx)
        {
            TrxProperties.AddTo(properties, result);
        }

        return Node(result.Test, properties);
    }

    private TestDescriptor Located(TestDescriptor test) => test.File is null ? _located.Value.GetValueOrDefault(test.Id, test) : test;

    private PropertyBag Describe(TestDescriptor test, TestNodeStateProperty state)
    {
        var properties = new PropertyBag(state);
        if (_identifiers.Of(test) is { } identifier)
        {
            properties.Add(identifier);
        }

        if (test.Tags.Count > 0)
        {
            foreach (var tag in TagProperties.Of(test))
            {
                properties.Add(tag);
            }
        }

        if (test.File is { } file)
        {
            var line = new LinePosition(test.Line, 0);
            properties.Add(new TestFileLocationProperty(file, new LinePositionSpan(line, line)));
        }

        return properties;
    }

    private static TestNode Node(TestDescriptor test, PropertyBag properties) =>
        new() { Uid = new TestNodeUid(test.Id), DisplayName = test.Id, Properties = properties };
}
