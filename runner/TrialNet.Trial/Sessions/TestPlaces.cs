using TrialNet.Runner.Results;

namespace TrialNet.Trial.Sessions;

/// <summary>
/// Where tests are in their source files. Asked for only when a report needs it, since most runs have nothing to report, and
/// looking up the places of ten thousand tests takes as long as running some of them.
/// </summary>
/// <param name="suites">The tests.</param>
/// <param name="cancellation">Somebody is in a hurry: nothing is looked up any more.</param>
internal sealed class TestPlaces(IReadOnlyList<Suite> suites, CancellationToken cancellation)
{
    private Dictionary<string, TestDescriptor>? _located;

    /// <summary>Finds the place of a test.</summary>
    /// <param name="test">The test.</param>
    /// <returns>The same test, with its place if that can be known.</returns>
    public TestDescriptor Locate(TestDescriptor test) =>
        cancellation.IsCancellationRequested ? test : (_located ??= LocateAll()).GetValueOrDefault(test.Id, test);

    /// <summary>Tells the place of a test if places were looked up; nothing is looked up for it.</summary>
    /// <param name="test">The test.</param>
    /// <returns>The same test with its place, or null.</returns>
    public TestDescriptor? Find(TestDescriptor test) => _located?.GetValueOrDefault(test.Id);

    private Dictionary<string, TestDescriptor> LocateAll()
    {
        var located = new Dictionary<string, TestDescriptor>(StringComparer.Ordinal);
        try
        {
            foreach (var test in suites.SelectMany(suite => suite.Host.Discover(locate: true, cancellation)))
            {
                located.TryAdd(test.Id, test);
            }
        }
        catch (Exception exception) when (exception is TrialException or OperationCanceledException)
        {
            // A place is a kindness: the report is complete without it.
        }

        return located;
    }
}
