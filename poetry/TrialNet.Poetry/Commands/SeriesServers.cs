using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Series.Part11Descriptors;
using TrialNet.Poetry.Series.Part11Select;

namespace TrialNet.Poetry.Commands;

/// <summary>The servers that <c>--engine</c> chooses from.</summary>
internal static class SeriesServers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SeriesServer> All { get; } = [new SelectServer(), new DescriptorServer()];

    /// <summary>Reads the name of a server.</summary>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public static SeriesServer Read(string name) =>
        All.FirstOrDefault(server => string.Equals(server.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"'{name}' is unknown: {NameAdvice.Of(name, [.. All.Select(static server => server.Name)])}");
}
