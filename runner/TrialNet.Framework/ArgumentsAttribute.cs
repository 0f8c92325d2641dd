namespace TrialNet.Framework;

/// <summary>
/// Runs a test method once with these arguments; several marks make several tests, each with an id of its own:
/// <c>Namespace.Class.Method(1, "two")</c>. A method with this mark is a test whatever its name.
/// </summary>
/// <remarks>
/// Numbers are converted as C# would convert the literal (an int for a long or a double; a double for a decimal, which no attribute
/// can hold); optional parameters may be left out, and the last one may be <c>params</c>. What does not fit, and two rows that read
/// the same, are errors in place of the test. Where a method overrides another, its own rows count, or else those of the other.
/// </remarks>
/// <param name="values">The arguments, in the order of the parameters.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ArgumentsAttribute(params object?[]? values) : TestMarkAttribute
{
    /// <summary>The arguments.</summary>
    public IReadOnlyList<object?> Values { get; } = values ?? [null];

    /// <summary>What stands in the id in place of the arguments; null: the arguments themselves.</summary>
    public string? Name { get; set; }

    /// <summary>Why this row is not run; null if it is.</summary>
    public string? Skip { get; set; }

    internal override bool MakesTest => true;
}
