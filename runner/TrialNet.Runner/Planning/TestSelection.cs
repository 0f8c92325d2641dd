using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Planning;

/// <summary>Which of the tests of an executable are meant. Without any name to include, all are.</summary>
/// <param name="patterns">The names, in any order; those that exclude win.</param>
internal sealed class TestSelection(IReadOnlyList<NamePattern> patterns)
{
    /// <summary>Picks the tests that are meant.</summary>
    /// <param name="tests">All tests of the executable.</param>
    /// <returns>Those meant, in the order of <paramref name="tests"/>.</returns>
    /// <exception cref="UnknownNameException">A name, included or excluded, matches no test at all.</exception>
    public IReadOnlyList<TestDescriptor> Apply(IReadOnlyList<TestDescriptor> tests)
    {
        if (patterns.Count == 0)
        {
            return tests;
        }

        foreach (var pattern in patterns)
        {
            if (!tests.Any(pattern.Matches))
            {
                throw new UnknownNameException(pattern.Text, NearestNames.Find(pattern.Text, tests.SelectMany(Names)));
            }
        }

        var includes = patterns.Where(pattern => !pattern.Excludes).ToList();
        var excludes = patterns.Where(pattern => pattern.Excludes).ToList();
        return tests
            .Where(test => includes.Count == 0 || includes.Any(pattern => pattern.Matches(test)))
            .Where(test => !excludes.Any(pattern => pattern.Matches(test)))
            .ToList();
    }

    private static IEnumerable<string> Names(TestDescriptor test)
    {
        var method = NamePattern.WithoutArguments(test.MethodName);
        foreach (var tag in test.Tags)
        {
            yield return NamePattern.OfTag(tag);
        }

        yield return test.ClassName;
        yield return $"{test.ClassName}.{method}";
        if (test.Namespace.Length > 0)
        {
            yield return test.Namespace;
            yield return $"{test.Namespace}.{test.ClassName}";
            yield return $"{test.Namespace}.{test.ClassName}.{method}";
        }
    }
}
