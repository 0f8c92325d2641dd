namespace TrialNet.Reactor.Abstractions;

/// <summary>What was asked of an <see cref="IServiceMaker"/>: the values of its options. Threading: any thread; it does not change.</summary>
public sealed class ServiceOptions
{
    private readonly ILookup<string, string> _values;

    /// <summary>Makes the options of a service.</summary>
    /// <param name="values">
    /// Names, without dashes, and values, in the order in which they were given; those of options that have a default and were not
    /// given among them. The value of a flag is <c>true</c>.
    /// </param>
    public ServiceOptions(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values.ToLookup(static value => value.Key, static value => value.Value, StringComparer.Ordinal);
    }

    /// <summary>The value of an option: the last one if there are several, null if there is none.</summary>
    /// <param name="name">The option's name, without dashes.</param>
    public string? this[string name] => _values[name].LastOrDefault();

    /// <summary>Every value of an option, in the order in which they were given.</summary>
    /// <param name="name">The option's name, without dashes.</param>
    /// <returns>The values; empty if there is none.</returns>
    public IReadOnlyList<string> All(string name) => [.. _values[name]];

    /// <summary>Whether an option has a value; a flag has one if it was given.</summary>
    /// <param name="name">The option's name, without dashes.</param>
    /// <returns>Whether it has.</returns>
    public bool IsSet(string name) => _values.Contains(name);
}
