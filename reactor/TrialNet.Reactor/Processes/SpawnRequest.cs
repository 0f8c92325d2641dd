using System.Collections;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Processes;

/// <summary>A program to be started, with texts that the system can take.</summary>
internal sealed class SpawnRequest
{
    private static readonly Dictionary<int, ChildDescriptor> StandardPipes = new()
    {
        [0] = ChildDescriptor.Write,
        [1] = ChildDescriptor.Read,
        [2] = ChildDescriptor.Read,
    };

    /// <summary>Checks the wishes of a caller.</summary>
    /// <exception cref="ArgumentException">The system cannot take them.</exception>
    internal SpawnRequest(
        string executable,
        IEnumerable<string>? arguments,
        IReadOnlyDictionary<string, string>? environment,
        string? path,
        IReadOnlyDictionary<int, ChildDescriptor>? childDescriptors)
    {
        Executable = Verify(executable, nameof(executable));
        Arguments = [executable, .. (arguments ?? []).Select(argument => Verify(argument, nameof(arguments)))];
        Environment = environment is null ? GetOwnEnvironment() : [.. environment.Select(ToEntry)];
        Path = path is null ? null : Verify(path, nameof(path));
        ChildDescriptors = new Dictionary<int, ChildDescriptor>(childDescriptors ?? StandardPipes);
        foreach (var number in ChildDescriptors.Keys)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(childDescriptors));
        }
    }

    internal string Executable { get; }

    /// <summary>The arguments as the program sees them, its name first.</summary>
    internal IReadOnlyList<string> Arguments { get; }

    internal IReadOnlyList<string> Environment { get; }

    internal string? Path { get; }

    internal Dictionary<int, ChildDescriptor> ChildDescriptors { get; }

    private static List<string> GetOwnEnvironment()
    {
        var entries = new List<string>();
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
        {
            entries.Add($"{entry.Key}={entry.Value}");
        }

        return entries;
    }

    private static string ToEntry(KeyValuePair<string, string> environment) =>
        string.IsNullOrEmpty(environment.Key) || environment.Key.Contains('=', StringComparison.Ordinal)
            ? throw new ArgumentException($"'{environment.Key}' cannot be the name of a variable.", nameof(environment))
            : $"{Verify(environment.Key, nameof(environment))}={Verify(environment.Value, nameof(environment))}";

    private static string Verify(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        return text.Contains('\0', StringComparison.Ordinal) ? throw new ArgumentException("The text holds a NUL.", parameter) : text;
    }
}
