using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Discovery;

/// <summary>The tests of an assembly. Threading: immutable once loaded; any thread.</summary>
public sealed class TestAssembly
{
    private readonly Dictionary<string, TestMethod> _methods;

    private TestAssembly(Assembly assembly, Dictionary<string, TestMethod> methods)
    {
        Assembly = assembly;
        _methods = methods;
        UseFixtures = methods.Values.Any(static method => method.Class.Fixtures is not null);

        // A stable sort: the cases of a method stay as they are declared.
        Tests = [.. methods.Values.Select(static method => method.Descriptor).OrderBy(static test => WithoutArguments(test.Id), StringComparer.Ordinal)];
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
        return Load(assembly, assembly.GetTypes(), timeout: null, TestMarks.Of(assembly));
    }

    /// <summary>Takes only some types of an assembly.</summary>
    internal static TestAssembly Load(Assembly assembly, IReadOnlyCollection<Type> types, TimeoutAttribute? timeout, TestMarks marks = default)
    {
        var concrete = new HashSet<Type>();
        foreach (var type in types)
        {
            for (var basis = type.IsAbstract ? null : type.BaseType; basis is not null && basis != typeof(TestCase); basis = basis.BaseType)
            {
                concrete.Add(basis.IsGenericType ? basis.GetGenericTypeDefinition() : basis);
            }
        }

        var discoverer = new TestDiscoverer(timeout ?? marks.Timeout, marks);
        foreach (var type in types)
        {
            if (type.IsClass)
            {
                discoverer.Add(type, concrete.Contains(type));
            }
        }

        return new TestAssembly(assembly, discoverer.Tests);
    }

    /// <summary>Where the tests are in the source, as far as marks and debug symbols tell; slower than <see cref="Tests"/>.</summary>
    /// <returns>The same tests with files and lines.</returns>
    public IReadOnlyList<TestDescriptor> LocateTests()
    {
        using var symbols = SymbolFile.Open(Assembly);
        return symbols is null
            ? Tests
            : [.. Tests.Select(test => test.File is null ? symbols.Locate(test, _methods[test.Id].Method) : test)];
    }

    private static string WithoutArguments(string id) => id.IndexOf('(', StringComparison.Ordinal) is > 0 and var start ? id[..start] : id;

    internal TestMethod? Find(string id) => _methods.GetValueOrDefault(id);
}
