namespace TrialNet.Poetry.CommandLine;

/// <summary>A command's arguments, with every value read and valid.</summary>
/// <param name="positional">What is neither an option nor an option's value.</param>
/// <param name="values">The options that were given.</param>
internal sealed class ParsedArguments(IReadOnlyList<string> positional, IReadOnlyDictionary<Option, object> values)
{
    /// <summary>What is neither an option nor an option's value, in order.</summary>
    public IReadOnlyList<string> Positional { get; } = positional;

    /// <summary>The value of an option: as given, the last one if given twice, or its default.</summary>
    public T Get<T>(Option<T> option)
        where T : notnull => values.TryGetValue(option, out var value) ? (T)value : option.DefaultValue;

    /// <summary>Whether a flag was given.</summary>
    public bool Has(Flag flag) => values.ContainsKey(flag);

    /// <summary>Whether an option was given, be it with the value that is its default.</summary>
    public bool IsGiven(Option option) => values.ContainsKey(option);
}
