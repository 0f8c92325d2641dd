using System.Reflection;
using TrialNet.Framework;

namespace TrialNet.Runner.Discovery;

/// <summary>Finds the fixtures that classes use, and says why they cannot be used that cannot.</summary>
/// <param name="ofAssembly">The marks of the assembly.</param>
/// <param name="describe">Describes a class with SetUp and TearDown.</param>
internal sealed class FixtureFinder(IEnumerable<UsesFixtureAttribute> ofAssembly, Func<Type, TestClass> describe)
{
    private readonly Type[] _ofAssembly = [.. ofAssembly.Select(static mark => mark.Fixture).Distinct()];
    private readonly Dictionary<Type, TestClass> _known = [];

    /// <summary>The fixtures of a class, in the order in which they are set up: the assembly's, then those of base classes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="marks">Its marks.</param>
    /// <param name="error">Why its tests cannot be run; null if they can.</param>
    /// <returns>The fixtures; null for none.</returns>
    internal IReadOnlyList<FixtureUse>? Of(Type type, TestMarks marks, ref string? error)
    {
        if (_ofAssembly.Length == 0 && !marks.UseFixtures)
        {
            return null;
        }

        var uses = new List<FixtureUse>();
        foreach (var fixture in _ofAssembly)
        {
            uses.Add(new FixtureUse(Describe(fixture, ref error), IsShared: true));
        }

        foreach (var fixture in OfClass(type).Distinct())
        {
            uses.Add(new FixtureUse(Describe(fixture, ref error), IsShared: false));
        }

        return uses;
    }

    private static IEnumerable<Type> OfClass(Type type)
    {
        var bases = type.BaseType is { } basis && basis != typeof(TestCase) ? OfClass(basis) : [];
        return bases.Concat(type.GetCustomAttributes<UsesFixtureAttribute>(inherit: false).Select(static mark => mark.Fixture));
    }

    private TestClass Describe(Type fixture, ref string? error)
    {
        if (!_known.TryGetValue(fixture, out var found))
        {
            var reason = !typeof(Fixture).IsAssignableFrom(fixture) ? "does not derive from Fixture." : fixture.IsAbstract ? "is abstract." : null;
            found = reason is null
                ? describe(fixture)
                : new TestClass(fixture, null, null, TestMarks.Of(fixture), $"{TestName.OfClass(fixture)} {reason}");
            _known.Add(fixture, found);
        }

        if (found.LoadError is { } why)
        {
            error ??= $"Its fixture cannot be used: {why}";
        }

        return found;
    }
}
