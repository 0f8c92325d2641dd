using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Series.Part02Async;
using TrialNet.Poetry.Series.Part02Blocking;
using TrialNet.Poetry.Series.Part04Broken;
using TrialNet.Poetry.Series.Part04Descriptors;
using TrialNet.Poetry.Series.Part05Protocols;
using TrialNet.Poetry.Series.Part05Simple;
using TrialNet.Poetry.Series.Part05Stack;
using TrialNet.Poetry.Series.Part06Callback;
using TrialNet.Poetry.Series.Part06Errback;
using TrialNet.Poetry.Series.Part08Deferred;
using TrialNet.Poetry.Series.Part08Stack;
using TrialNet.Poetry.Series.Part08Timeout;
using TrialNet.Poetry.Series.Part10Errback;
using TrialNet.Poetry.Series.Part10TryCatch;
using TrialNet.Poetry.Series.Part13Nested;
using TrialNet.Poetry.Series.Part17Inline;
using TrialNet.Poetry.Series.Part18List;

namespace TrialNet.Poetry.Commands;

/// <summary>The clients that <c>--client</c> chooses from.</summary>
internal static class SeriesClients
{
    /// <summary>All of them, in the order in which the series comes to them.</summary>
    public static IReadOnlyList<SeriesClient> All { get; } =
    [
        new BlockingClient(), new AsyncClient(), new Client10(), new Client10Broken(), new Client20(), new Client21(), new Client2Stack(),
        new Client30(), new Client31(), new Client40(), new Client4Stack(), new Client4Timeout(), new Client50(), new Client51(),
        new Client60(), new Client70(), new Client80(),
    ];

    /// <summary>Reads the name of a client.</summary>
    /// <exception cref="FormatException">There is none of this name.</exception>
    public static SeriesClient Read(string name) =>
        All.FirstOrDefault(client => string.Equals(client.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"'{name}' is unknown: {NameAdvice.Of(name, [.. All.Select(static client => client.Name)])}");
}
