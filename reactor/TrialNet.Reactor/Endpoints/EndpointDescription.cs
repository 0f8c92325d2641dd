using System.Globalization;
using System.Net;
using System.Text;

namespace TrialNet.Reactor.Endpoints;

/// <summary>A description of an endpoint, taken apart: <c>type:argument:key=value</c> (R-EP-06).</summary>
/// <remarks>
/// A backslash makes the sign behind it an ordinary one; needed for <c>:</c> and <c>\</c>, and for <c>=</c> in an argument without
/// a key. Immutable. Threading: any thread.
/// </remarks>
public sealed class EndpointDescription
{
    private EndpointDescription(string text, string type, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> options)
    {
        Text = text;
        Type = type;
        Arguments = arguments;
        Options = options;
    }

    /// <summary>What was read.</summary>
    public string Text { get; }

    /// <summary>What kind of endpoint it is: <c>tcp</c>, <c>tls</c>.</summary>
    public string Type { get; }

    /// <summary>The arguments without a key, in their order.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The arguments with a key.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Takes a description apart.</summary>
    /// <param name="description">The description.</param>
    /// <returns>Its parts.</returns>
    /// <exception cref="FormatException">It has no type, a key twice, or a backslash at its end.</exception>
    public static EndpointDescription Parse(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var arguments = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Split(description))
        {
            if (key is null)
            {
                arguments.Add(value);
            }
            else if (!options.TryAdd(key, value))
            {
                throw new FormatException($"The endpoint '{description}' says {key} twice.");
            }
        }

        if (arguments.Count == 0 || arguments[0].Length == 0)
        {
            throw new FormatException($"The endpoint '{description}' does not begin with its type, such as tcp.");
        }

        return new EndpointDescription(description, arguments[0], arguments[1..], options);
    }

    /// <summary>Verifies that there is nothing beyond what a kind of endpoint understands.</summary>
    /// <param name="places">How many arguments it takes without a key.</param>
    /// <param name="names">All the keys that it understands.</param>
    /// <exception cref="FormatException">There is a key that is not among them, or an argument too many.</exception>
    public void Allow(int places, params ReadOnlySpan<string> names)
    {
        foreach (var key in Options.Keys)
        {
            if (!names.Contains(key))
            {
                throw new FormatException($"The endpoint '{Text}' has an unknown key {key}; known are {string.Join(", ", names!)}.");
            }
        }

        if (Arguments.Count > places)
        {
            throw new FormatException($"The endpoint '{Text}' has an argument too many: '{Arguments[places]}'.");
        }
    }

    /// <summary>An argument, given with its key or, if it is one of the first, by its place.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Its place among the arguments without a key, from 0; negative if it always needs its key.</param>
    /// <returns>The value; null if it is not said.</returns>
    /// <exception cref="FormatException">It is said both ways.</exception>
    public string? Find(string key, int place = -1)
    {
        ArgumentNullException.ThrowIfNull(key);
        var byPlace = place >= 0 && place < Arguments.Count ? Arguments[place] : null;
        if (!Options.TryGetValue(key, out var value))
        {
            return byPlace;
        }

        return byPlace is null ? value : throw new FormatException($"The endpoint '{Text}' says {key} twice.");
    }

    /// <summary>An argument that must be there; see <see cref="Find"/>.</summary>
    /// <inheritdoc cref="Find" path="/param"/>
    /// <returns>The value, which is not empty.</returns>
    /// <exception cref="FormatException">It is not said.</exception>
    public string Require(string key, int place = -1) =>
        Find(key, place) is { Length: > 0 } value ? value : throw new FormatException($"The endpoint '{Text}' does not say its {key}.");

    /// <summary>A port that must be there.</summary>
    /// <param name="lowest">0 or 1.</param>
    /// <param name="place">Its place among the arguments without a key.</param>
    /// <returns>The port.</returns>
    /// <exception cref="FormatException">It is not said, or no port.</exception>
    public int RequirePort(int lowest, int place)
    {
        var text = Require("port", place);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= lowest && port <= IPEndPoint.MaxPort
            ? port
            : throw new FormatException($"The endpoint '{Text}' has a port that is none: '{text}'.");
    }

    /// <summary>A number that need not be there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The number if it is not said.</param>
    /// <returns>The number, which is not negative.</returns>
    /// <exception cref="FormatException">It is no such number.</exception>
    public int FindNumber(string key, int otherwise)
    {
        if (Find(key) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"The endpoint '{Text}' has a {key} that is no number: '{text}'.");
    }

    /// <summary>A time in seconds, that need not be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The time; null if it is not said.</returns>
    /// <exception cref="FormatException">It is not a positive number of seconds.</exception>
    public TimeSpan? FindSeconds(string key)
    {
        if (Find(key) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) &&
            seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"The endpoint '{Text}' has a {key} that is no positive number of seconds: '{text}'.");
    }

    /// <summary>The description.</summary>
    public override string ToString() => Text;

    private static IEnumerable<(string? Key, string Value)> Split(string description)
    {
        string? key = null;
        var value = new StringBuilder();
        for (var index = 0; index < description.Length; index++)
        {
            var sign = description[index];
            if (sign == '\\')
            {
                if (++index == description.Length)
                {
                    throw new FormatException($"The endpoint '{description}' ends with a lone backslash.");
                }

                value.Append(description[index]);
            }
            else if (sign == ':')
            {
                yield return (key, value.ToString());
                key = null;
                value.Clear();
            }
            else if (sign == '=' && key is null)
            {
                key = value.ToString();
                value.Clear();
            }
            else
            {
                value.Append(sign);
            }
        }

        yield return (key, value.ToString());
    }
}
