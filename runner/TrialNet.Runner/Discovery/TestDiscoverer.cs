using System.Buffers;
using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Discovery;

/// <summary>Finds the tests of one type, and says why those cannot be run that cannot.</summary>
internal sealed class TestDiscoverer
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static readonly TestTimes DefaultTimes = TestTimes.All(TimeSpan.FromSeconds(120));

    private readonly List<TestMethod> _tests = [];
    private readonly TimeoutAttribute? _defaultTimeout;
    private readonly TestMarks _assemblyMarks;
    private readonly FixtureFinder _fixtures;
    private readonly bool _readsSources;

    /// <param name="defaultTimeout">How long a test may take that says nothing about it; null takes the general default.</param>
    /// <param name="assemblyMarks">The marks of the assembly.</param>
    /// <param name="readsSources">Whether the members may be called that tests name as sources of their arguments.</param>
    internal TestDiscoverer(TimeoutAttribute? defaultTimeout, TestMarks assemblyMarks, bool readsSources)
    {
        _defaultTimeout = defaultTimeout;
        _assemblyMarks = assemblyMarks;
        _readsSources = readsSources;
        _fixtures = new FixtureFinder(assemblyMarks.Fixtures, static type => Describe(type, MethodsOf(type), WhyNotInstantiable(type)));
    }

    /// <summary>Whether a source would have had to be read that may not be: what was found is not all.</summary>
    internal bool LacksSources { get; private set; }

    /// <summary>The tests that were found, by their ids: of two of one id neither can be run.</summary>
    internal Dictionary<string, TestMethod> TakeTests()
    {
        var tests = new Dictionary<string, TestMethod>(_tests.Count, StringComparer.Ordinal);
        foreach (var test in _tests)
        {
            if (!tests.TryAdd(test.Descriptor.Id, test))
            {
                tests[test.Descriptor.Id] = test with { Descriptor = test.Descriptor with { LoadError = DescribeTwice(test) } };
            }
        }

        return tests;
    }

    /// <summary>Adds the tests of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="hasConcreteSubclass">Whether a class that is not abstract derives from it.</param>
    internal void Add(Type type, bool hasConcreteSubclass)
    {
        if (!typeof(TestCase).IsAssignableFrom(type))
        {
            AddMarkedStrangers(type);
            return;
        }

        if (type.IsAbstract && hasConcreteSubclass)
        {
            return;
        }

        TestClass? testClass = null;
        var methods = MethodsOf(type);
        foreach (var method in methods)
        {
            if (MayBeTest(method.Method) && TestMarks.Of(method.Method) is var marks && IsMeantAsTest(method.Method, marks))
            {
                testClass ??= DescribeClass(type, methods);
                Add(testClass, method, marks);
            }
        }
    }

    private static string? WhyNot(FoundMethod found, TestMarks marks)
    {
        var method = found.Method;
        if (!method.IsPublic)
        {
            return $"{method.Name} is marked as a test but is not public.";
        }

        if (marks.Body is not { } body)
        {
            return MethodShape.WhyNot(found, marks.HaveArguments);
        }

        return marks.HaveArguments
            ? $"{method.Name} is marked as a property and has rows of arguments as well: its arguments are either given or generated."
            : MethodShape.WhyNotFound(method) ?? body.WhyNot(method);
    }

    private static bool MayBeTest(MethodInfo method) => !method.IsSpecialName && !method.Name.StartsWith('<');

    private static bool IsMeantAsTest(MethodInfo method, TestMarks marks) =>
        marks.MakeTest || (method.IsPublic && method.Name.StartsWith("Test", StringComparison.Ordinal));

    /// <summary>The methods of a type and its bases below TestCase, the most derived first.</summary>
    private static FoundMethod[] MethodsOf(Type type)
    {
        if (type.BaseType == typeof(TestCase))
        {
            return FoundMethod.Of(type.GetMethods(All));
        }

        var methods = new List<MethodInfo>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var level = type; level is not null && level != typeof(TestCase) && level != typeof(object); level = level.BaseType)
        {
            foreach (var method in level.GetMethods(All))
            {
                // The most derived method of a name and parameter list is the test; what it overrides or hides is not one beside it.
                if (seen.Add(MethodShape.IsPlain(method) ? method.Name : method.Name + Signature(method)))
                {
                    methods.Add(method);
                }
            }
        }

        return FoundMethod.Of(methods);
    }

    private static string Signature(MethodInfo method) =>
        method.GetParameters() is { Length: > 0 } parameters
            ? $"({string.Join(", ", parameters.Select(parameter => TestName.OfType(parameter.ParameterType)))})"
            : string.Empty;

    private TestClass DescribeClass(Type type, FoundMethod[] methods)
    {
        var error = typeof(Fixture).IsAssignableFrom(type)
            ? $"{TestName.OfClass(type)} is a fixture, which has no tests of its own."
            : WhyNotInstantiable(type);
        var described = Describe(type, methods, error);
        error = described.LoadError;
        var fixtures = _fixtures.Of(type, described.Marks, ref error);
        return described with { LoadError = error, Fixtures = fixtures };
    }

    private static TestClass Describe(Type type, FoundMethod[] methods, string? error)
    {
        var setUp = Find(methods, "SetUp", ref error);
        var tearDown = Find(methods, "TearDown", ref error);
        foreach (var method in methods)
        {
            if (method.Name is "SetUpClass" or "TearDownClass")
            {
                error ??= $"{method.Name} would never be called: what tests share is a Fixture, which [UsesFixture] names.";
            }
        }

        return new TestClass(type, setUp, tearDown, TestMarks.Of(type), error);
    }

    private static string? WhyNotInstantiable(Type type)
    {
        if (type.ContainsGenericParameters)
        {
            return $"{TestName.OfClass(type)} is generic: derive a class from it that says its type arguments, and make it abstract.";
        }

        if (type.IsAbstract)
        {
            return $"{TestName.OfClass(type)} is abstract and no class derives from it, so its tests would never run.";
        }

        return type.GetConstructor(Type.EmptyTypes) is null
            ? $"{TestName.OfClass(type)} has no public constructor without parameters."
            : null;
    }

    private static MethodInfo? Find(FoundMethod[] methods, string name, ref string? error)
    {
        foreach (var method in methods)
        {
            if (string.Equals(method.Name, name, StringComparison.Ordinal))
            {
                error ??= method.Method.IsPrivate || method.Method.IsAssembly
                    ? $"{name} is not public or protected, so it would not be seen from derived classes."
                    : MethodShape.WhyNot(method);
                return method.Method;
            }

            if (string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                error ??= $"{method.Name} would never be called: the name is {name}.";
            }
        }

        return null;
    }

    private void AddMarkedStrangers(Type type)
    {
        TestClass? stranger = null;
        foreach (var method in type.GetMethods(All))
        {
            if (MayBeTest(method) && TestMarks.Of(method) is { MakeTest: true } marks)
            {
                stranger ??= new TestClass(type, null, null, TestMarks.Of(type), $"{TestName.OfClass(type)} does not derive from TestCase.");
                Add(stranger, new FoundMethod(method), marks);
            }
        }
    }

    private void Add(TestClass testClass, FoundMethod method, TestMarks marks)
    {
        var error = WhyNot(method, marks) ?? testClass.LoadError;
        if (error is not null || !marks.HaveArguments)
        {
            // The arguments of a property are no part of its name, since nobody chose them.
            Add(testClass, method, marks, method.IsPlain || marks.Body is not null ? method.Name : method.Name + Signature(method.Method), error, null);
            return;
        }

        if (!_readsSources && marks.NameSources)
        {
            LacksSources = true;
            return;
        }

        foreach (var row in new ArgumentsReader(testClass.Type, method.Method).Read())
        {
            Add(testClass, method, marks, $"{method.Name}({row.Text})", row.LoadError, row);
        }
    }

    private void Add(TestClass testClass, FoundMethod method, TestMarks marks, string name, string? loadError, ArgumentsCase? row)
    {
        var id = TestName.OfTest(testClass.Type, name);
        var mark = marks.Timeout ?? testClass.Marks.Timeout ?? _defaultTimeout;
        var times = mark is null ? DefaultTimes : TestTimes.Of(mark, ref loadError);
        var classTime = TestTimes.OfClass(testClass.Marks.Timeout, ref loadError);
        var tags = marks.TagsWith(testClass.Marks);
        loadError ??= WhyNot(tags);
        var descriptor = new TestDescriptor(
            id,
            testClass.Type.Namespace ?? string.Empty,
            TestName.OfClass(testClass.Type),
            name,
            marks.Test?.File,
            marks.Test?.Line ?? 0,
            times.Test,
            loadError)
        {
            Tags = tags,
            Exclusive = marks.ExclusiveWith(testClass.Marks),
        };
        var todo = marks.Todo ?? testClass.Marks.Todo;
        var skip = (marks.Skip ?? testClass.Marks.Skip ?? _assemblyMarks.Skip)?.Reason ?? row?.Skip;
        _tests.Add(new TestMethod(descriptor, testClass, method.Method, skip, todo?.Reason is null ? null : todo, row?.Values, marks.Body)
        {
            IsPlain = method.IsPlain && marks.Body is null && row is null,
            Unclean = (marks.Unclean ?? testClass.Marks.Unclean ?? _assemblyMarks.Unclean)?.Mode ?? UncleanMode.Error,
            Times = times,
            ClassTime = classTime,
        });
    }

    private static string DescribeTwice(TestMethod test)
    {
        var hint = test.Arguments is null ? string.Empty : " Give the rows that read the same names of their own: [Arguments(..., Name = \"...\")].";
        return $"There are two tests of the name {test.Descriptor.Id}.{hint}";
    }

    // What the command line could not name would never be chosen, or never left out.
    private static string? WhyNot(IReadOnlyList<string> tags)
    {
        foreach (var tag in tags)
        {
            if (string.IsNullOrEmpty(tag) || tag.AsSpan().IndexOfAny(TagText.Impossible) >= 0)
            {
                return $"The tag '{tag}' could not be chosen: a tag has at least one character, and no blank, comma, '*', '?' or '!'.";
            }
        }

        return null;
    }

    /// <summary>Apart from the rest, so that only who has tags pays for it.</summary>
    private static class TagText
    {
        internal static readonly SearchValues<char> Impossible = SearchValues.Create(" \t\r\n,*?!");
    }
}
