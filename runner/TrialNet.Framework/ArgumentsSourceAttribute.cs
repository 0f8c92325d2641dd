namespace TrialNet.Framework;

/// <summary>
/// Runs a test method once for each row that a static field, property or method without parameters gives. The mark may be repeated,
/// and be joined by <see cref="ArgumentsAttribute"/>.
/// </summary>
/// <remarks>
/// <para>The member returns a sequence, which may be an <see cref="IAsyncEnumerable{T}"/>. Each element is a row: an <see cref="ArgumentsRow"/>, an <c>object[]</c>, a tuple, or for a method
/// with one parameter the argument itself.</para>
/// <para>The member is asked once per process when the tests are looked for, outside of any reactor. It must give the same rows every
/// time, since the process that runs a test is often not the one that found it. If it throws, gives nothing, or more than 10,000 rows,
/// an error stands in place of its tests; those of other members and methods are not touched by that.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ArgumentsSourceAttribute : TestMarkAttribute
{
    /// <summary>Takes the rows from a member of the test's class or of its bases.</summary>
    /// <param name="member">The member's name: use <c>nameof</c>.</param>
    public ArgumentsSourceAttribute(string member)
        : this(null, member)
    {
    }

    /// <summary>Takes the rows from a member of another class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="member">The member's name: use <c>nameof</c>.</param>
    public ArgumentsSourceAttribute(Type? type, string member)
    {
        Type = type;
        Member = member;
    }

    /// <summary>The class that has the member; null: the test's own.</summary>
    public Type? Type { get; }

    /// <summary>The member's name.</summary>
    public string Member { get; }

    internal override bool MakesTest => true;
}
