using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;

namespace TrialNet.Poetry.Serving;

/// <summary>A server of a service file, with every value read and valid.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Command">The command that serves the like.</param>
/// <param name="Arguments">What it would be told on its command line.</param>
/// <param name="Fields">What the file says, and a digest of each file that it names: what differs has changed.</param>
internal sealed record ServiceEntry(string Name, ServerCommand Command, ParsedArguments Arguments, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The names of the fields that differ, in order.</summary>
    public IReadOnlyList<string> ChangesSince(ServiceEntry former) =>
    [
        .. Fields.Keys.Union(former.Fields.Keys, StringComparer.Ordinal)
            .Where(name => Fields.GetValueOrDefault(name) != former.Fields.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal),
    ];
}
