using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Discovery;

/// <summary>The tests of an assembly. Threading: immutable once loaded; any thread.</summary>
public sealed class TestAssembly
{
    /// <summary>With fewer, the collector hardly comes by.</summary>
    private const int Many = 1_000;

    private readonly Dictionary<string, TestMethod> _methods;
    private readonly Dictionary<string, TestDescriptor> _broken;
    private bool _isSettled;

    private TestAssembly(Assembly assembly, Dictionary<string, TestMethod> methods, List<TestDescriptor> broken)
    {
        Assembly = assembly;
        _methods = methods;
        _broken = new(StringComparer.Ordinal);
        foreach (var test in broken)
        {
            if (!methods.ContainsKey(test.Id))
            {
                _broken.TryAdd(test.Id, test);
            }
        }

        var all = new TestDescriptor[methods.Count + _broken.Count];
        var count = 0;
        foreach (var method in methods.Values)
        {
            all[count++] = method.Descriptor;
            UseFixtures |= method.Class.Fixtures is not null;
        }

        _broken.Values.CopyTo(all, count);

        // A stable sort: the cases of a method stay as they are declared.
        Tests = IsInOrder(all) ? Array.AsReadOnly(all) : [.. all.OrderBy(static test => WithoutArguments(test.Id), OrdinalOrder.Instance)];
    }

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Every test, those that cannot be run included, in the order of their ids; the cases of one method as they are declared.</summary>
    public IReadOnlyList<TestDescriptor> Tests { get; }

    /// <summary>Whether any test uses a fixture.</summary>
    internal bool UseFixtures { get; }

    /// <summary>Finds the tests of an assembly. Runs none of its code but the members that tests name as sources of their arguments.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>Its tests.</returns>
    public static TestAssembly Load(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Search(assembly, readsSources: true)!;
    }

    /// <summary>Finds the tests of an assembly as far as that can be final before anybody needs them.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>
    /// Its tests; null if a test names a source of its arguments, which is code of the user's, or if a type cannot be loaded: whoever is to
    /// find what is missing may not have been told so yet.
    /// </returns>
    internal static TestAssembly? LoadAhead(Assembly assembly) => Search(assembly, readsSources: false);

    /// <summary>Takes only some types of an assembly.</summary>
    internal static TestAssembly Load(Assembly assembly, IReadOnlyCollection<Type> types, TimeoutAttribute? timeout, TestMarks marks = default) =>
        Search(assembly, types, timeout, marks, [], readsSources: true)!;

    private static TestAssembly? Search(Assembly assembly, bool readsSources)
    {
        List<TestDescriptor> broken = [];
        var types = UnloadableTypes.Load(assembly, broken);
        return Search(assembly, types, timeout: null, TestMarks.Of(assembly), broken, readsSources);
    }

    private static TestAssembly? Search(
        Assembly assembly, IReadOnlyCollection<Type> types, TimeoutAttribute? timeout, TestMarks marks, List<TestDescriptor> broken, bool readsSources)
    {
        var concrete = new HashSet<Type>();
        foreach (var type in types)
        {
            for (var basis = type.IsAbstract ? null : type.BaseType; basis is not null && basis != typeof(TestCase); basis = basis.BaseType)
            {
                concrete.Add(basis.IsGenericType ? basis.GetGenericTypeDefinition() : basis);
            }
        }

        var discoverer = new TestDiscoverer(timeout ?? marks.Timeout, marks, readsSources);
        foreach (var type in types)
        {
            if (type.IsClass)
            {
                Add(type, concrete.Contains(type), discoverer, broken);
                if (!readsSources && (discoverer.LacksSources || broken.Count > 0))
                {
                    return null;
                }
            }
        }

        return new TestAssembly(assembly, discoverer.TakeTests(), broken);
    }

    /// <summary>Where the tests are in the source, as far as marks and debug symbols tell; slower than <see cref="Tests"/>.</summary>
    /// <returns>The same tests with files and lines.</returns>
    public IReadOnlyList<TestDescriptor> LocateTests()
    {
        using var symbols = SymbolFile.Open(Assembly);
        return symbols is null
            ? Tests
            : [.. Tests.Select(test => test.File is null && Find(test.Id) is { } found ? symbols.Locate(test, found.Method) : test)];
    }

    // What the signatures and marks of a type refer to is looked for only now.
    private static void Add(Type type, bool hasConcreteSubclass, TestDiscoverer discoverer, List<TestDescriptor> broken)
    {
        try
        {
            discoverer.Add(type, hasConcreteSubclass);
        }
        catch (Exception error) when (type.Assembly.Location.Length > 0 && IsOfLoading(error))
        {
            broken.AddRange(UnloadableTypes.Describe(type, error));
        }
    }

    private static bool IsInOrder(TestDescriptor[] tests)
    {
        var last = string.Empty;
        foreach (var test in tests)
        {
            var id = WithoutArguments(test.Id);
            if (OrdinalOrder.Instance.Compare(last, id) > 0)
            {
                return false;
            }

            last = id;
        }

        return true;
    }

    private static bool IsOfLoading(Exception error) =>
        error is FileNotFoundException or FileLoadException or TypeLoadException or BadImageFormatException or MissingMemberException;

    private static string WithoutArguments(string id) => id.IndexOf('(', StringComparison.Ordinal) is > 0 and var start ? id[..start] : id;

    /// <summary>
    /// Has the collector look at what was found while nobody waits for it, and leave it where it lies, in its oldest generation: it would
    /// move all of that twice while tests run, which takes several times as long.
    /// </summary>
    /// <param name="toRun">How many of the tests are to run here.</param>
    internal void Settle(int toRun)
    {
        if (toRun >= Many && !Interlocked.Exchange(ref _isSettled, true))
        {
            // One generation each time.
            GC.Collect(1, GCCollectionMode.Forced, blocking: true, compacting: false);
            GC.Collect(1, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }

    internal TestMethod? Find(string id) => _methods.GetValueOrDefault(id);

    /// <summary>What is known of a test, those that cannot be run included; null if there is none of that id.</summary>
    internal TestDescriptor? Describe(string id) => Find(id)?.Descriptor ?? _broken.GetValueOrDefault(id);
}
