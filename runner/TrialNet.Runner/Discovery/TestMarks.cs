using System.Reflection;
using TrialNet.Framework;

namespace TrialNet.Runner.Discovery;

/// <summary>The marks of a method or a class, inherited ones included; read once, since reflection takes its time.</summary>
internal readonly struct TestMarks
{
    private readonly TestMarkAttribute[]? _marks;

    private TestMarks(Attribute[] marks) => _marks = (TestMarkAttribute[])marks;

    internal TestAttribute? Test => Find<TestAttribute>();

    /// <summary>Whether one of them makes a test of a method.</summary>
    internal bool MakeTest => Array.Exists(_marks ?? [], static mark => mark.MakesTest);

    /// <summary>Whether rows of arguments are among them.</summary>
    internal bool HaveArguments => Array.Exists(_marks ?? [], static mark => mark is ArgumentsAttribute or ArgumentsSourceAttribute);

    /// <summary>Whether members are among them that give rows of arguments.</summary>
    internal bool NameSources => Array.Exists(_marks ?? [], static mark => mark is ArgumentsSourceAttribute);

    /// <summary>Whether fixtures are among them.</summary>
    internal bool UseFixtures => Array.Exists(_marks ?? [], static mark => mark is UsesFixtureAttribute);

    internal SkipAttribute? Skip => Find<SkipAttribute>();

    internal TodoAttribute? Todo => Find<TodoAttribute>();

    internal TestBodyAttribute? Body => Find<TestBodyAttribute>();

    internal TimeoutAttribute? Timeout => Find<TimeoutAttribute>();

    internal UncleanAttribute? Unclean => Find<UncleanAttribute>();

    /// <summary>The words by which the test can be chosen, sorted.</summary>
    /// <param name="more">The marks of its class.</param>
    internal IReadOnlyList<string> TagsWith(TestMarks more)
    {
        List<string>? tags = null;
        AddTags(ref tags);
        more.AddTags(ref tags);
        return tags is null ? [] : [.. tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The fixtures among them.</summary>
    internal IEnumerable<UsesFixtureAttribute> Fixtures => (_marks ?? []).OfType<UsesFixtureAttribute>();

    /// <summary>Just these marks.</summary>
    internal static TestMarks OfAll(params TestMarkAttribute[] marks) => new(marks);

    /// <summary>The marks that a whole assembly has.</summary>
    internal static TestMarks Of(Assembly assembly) => new(Attribute.GetCustomAttributes(assembly, typeof(TestMarkAttribute)));

    /// <summary>What the test needs to itself; null for nothing.</summary>
    /// <param name="more">The marks of its class.</param>
    internal IReadOnlyList<string>? ExclusiveWith(TestMarks more)
    {
        SortedSet<string>? names = null;
        AddExclusive(ref names);
        more.AddExclusive(ref names);
        return names is null ? null : [.. names];
    }

    // To see that there is none takes a fraction of what it takes to make a list of none.
    internal static TestMarks Of(MemberInfo member) => member.IsDefined(typeof(TestMarkAttribute), inherit: true)
        ? new(Attribute.GetCustomAttributes(member, typeof(TestMarkAttribute), inherit: true))
        : default;

    private void AddExclusive(ref SortedSet<string>? names)
    {
        foreach (var mark in _marks ?? [])
        {
            if (mark is ExclusiveAttribute exclusive)
            {
                (names ??= new(StringComparer.Ordinal)).Add(exclusive.Name);
            }
        }
    }

    private void AddTags(ref List<string>? tags)
    {
        foreach (var mark in _marks ?? [])
        {
            if (mark is TagAttribute tag)
            {
                (tags ??= []).AddRange(tag.Names);
            }
        }
    }

    private TMark? Find<TMark>()
        where TMark : TestMarkAttribute
    {
        foreach (var mark in _marks ?? [])
        {
            if (mark is TMark found)
            {
                return found;
            }
        }

        return null;
    }
}
