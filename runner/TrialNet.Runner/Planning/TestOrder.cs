using TrialNet.Runner.Results;

namespace TrialNet.Runner.Planning;

/// <summary>A way to order tests. Whatever the order, the tests of a class stay together, and so do the classes of a namespace.</summary>
/// <param name="Name">The name to choose it by.</param>
/// <param name="Summary">One line that tells what it does.</param>
/// <param name="Arrange">Orders tests; the number is the seed, which only <see cref="Random"/> uses.</param>
internal sealed record TestOrder(
    string Name, string Summary, Func<IReadOnlyList<TestDescriptor>, int, IReadOnlyList<TestDescriptor>> Arrange)
{
    /// <summary>By namespace, class and method; the cases of a method as they are declared.</summary>
    public static readonly TestOrder Id = new("id", "by namespace, class and method (default)", (tests, _) => IsById(tests) ? tests : ById(tests).ToList());

    /// <summary>As the source files have them.</summary>
    public static readonly TestOrder Source = new("source", "by namespace, then as the source files have them, from top to bottom", BySource);

    /// <summary>Shuffled by a seed.</summary>
    public static readonly TestOrder Random = new("random", "shuffled by a seed at every level, as --random does", Shuffled);

    /// <summary>All orders.</summary>
    public static IReadOnlyList<TestOrder> All => [Id, Source, Random];

    private static IOrderedEnumerable<TestDescriptor> ById(IEnumerable<TestDescriptor> tests) => tests
        .OrderBy(test => test.Namespace, StringComparer.Ordinal)
        .ThenBy(test => test.ClassName, StringComparer.Ordinal)
        .ThenBy(test => NamePattern.WithoutArguments(test.MethodName), StringComparer.Ordinal);

    // As executables tell of them, most are so already.
    private static bool IsById(IReadOnlyList<TestDescriptor> tests)
    {
        for (var index = 1; index < tests.Count; index++)
        {
            if (CompareById(tests[index - 1], tests[index]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int CompareById(TestDescriptor left, TestDescriptor right) =>
        string.CompareOrdinal(left.Namespace, right.Namespace) is not 0 and var spaces ? spaces
        : string.CompareOrdinal(left.ClassName, right.ClassName) is not 0 and var classes ? classes
        : string.CompareOrdinal(NamePattern.WithoutArguments(left.MethodName), NamePattern.WithoutArguments(right.MethodName));

    private static List<TestDescriptor> BySource(IReadOnlyList<TestDescriptor> tests, int seed) => ById(tests)
        .GroupBy(test => (test.Namespace, test.ClassName))
        .Select(group => group.OrderBy(test => test.File, StringComparer.Ordinal).ThenBy(test => test.Line).ToList())
        .OrderBy(group => group[0].Namespace, StringComparer.Ordinal)
        .ThenBy(group => group[0].File is null)
        .ThenBy(group => group[0].File, StringComparer.Ordinal)
        .ThenBy(group => group[0].Line)
        .SelectMany(group => group)
        .ToList();

    // Each name has its own place for a seed: whichever tests are left out, the others keep their order among themselves, so
    // that the tests before a failure can be halved until the one that causes it is left.
    private static List<TestDescriptor> Shuffled(IReadOnlyList<TestDescriptor> tests, int seed) => ById(tests)
        .Select(test => (Test: test, Namespace: ShuffleKey.Of(seed, test.Namespace), Class: ShuffleKey.Of(seed, test.Namespace + "." + test.ClassName)))
        .OrderBy(entry => entry.Namespace)
        .ThenBy(entry => entry.Class)
        .ThenBy(entry => ShuffleKey.Of(seed, entry.Test.Id))
        .Select(entry => entry.Test)
        .ToList();
}
