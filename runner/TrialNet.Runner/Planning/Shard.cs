using System.Globalization;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Planning;

/// <summary>One of several parts of the tests, for several machines: each test is in exactly one.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>Reads <c>K/N</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The shard; null if the text makes no sense.</returns>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var number, var count]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && k >= 1 && k <= n
            ? new Shard(k, n)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    /// <summary>Whether the part has a test, by its name alone: the same on every machine, whatever other tests there are.</summary>
    /// <param name="target">The simple name of its assembly.</param>
    /// <param name="test">The test.</param>
    /// <returns>Whether it has.</returns>
    public bool Has(string target, TestDescriptor test) => ShuffleKey.Of(0, $"{target}:{test.Id}") % (ulong)Count == (ulong)(Number - 1);

    /// <summary>What tells whether the parts of several machines fit together: the same for the same tests, divided in the same way.</summary>
    /// <param name="tests">All tests; with their times if these decide.</param>
    /// <returns>Sixteen hexadecimal digits.</returns>
    public string Describe(IEnumerable<(string Name, double? Seconds)> tests)
    {
        // Neither the order of the tests nor that of the machines' processors plays a part.
        var sum = tests.Aggregate(0UL, (sum, test) => unchecked(
            sum + ShuffleKey.Of(Count, string.Create(CultureInfo.InvariantCulture, $"{test.Name}={test.Seconds:R}"))));
        return sum.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Divides tests so that the parts take about the same time: the longest first, each to the part that has least by then.</summary>
    /// <typeparam name="TKey">What tells tests apart.</typeparam>
    /// <param name="tests">All tests; those whose time is not known count as one that takes the usual time.</param>
    /// <returns>Those of this part. The same on every machine that knows the same times.</returns>
    public HashSet<TKey> Divide<TKey>(IEnumerable<(TKey Key, string Name, double? Seconds)> tests)
        where TKey : class
    {
        var all = tests.ToList();
        var usual = all.Select(static test => test.Seconds ?? 0).Where(static seconds => seconds > 0).DefaultIfEmpty(1).Average();
        var loads = new PriorityQueue<int, (double Seconds, int Part)>(Enumerable.Range(0, Count).Select(static part => (part, (0.0, part))));
        var mine = new HashSet<TKey>(ReferenceEqualityComparer.Instance);
        foreach (var (key, _, seconds) in all.OrderByDescending(test => test.Seconds ?? usual).ThenBy(static test => test.Name, StringComparer.Ordinal))
        {
            loads.TryDequeue(out var part, out var load);
            loads.Enqueue(part, (load.Seconds + (seconds ?? usual), part));
            if (part == Number - 1)
            {
                mine.Add(key);
            }
        }

        return mine;
    }
}
